package io.llmrouter.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    private static final String ORDER =
            """
            <order xmlns="urn:example:orders" id="7"><customer>Lund</customer><item quantity="2">lamp</item>\
            <total>80</total><remark>%s</remark></order>""";

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @Test
    void sortsByFieldsBefore() {
        try (RunningOrders flow = new RunningOrders("before", folder, Map.of())) {
            flow.dropSamples();
            flow.awaitAllTaken();

            assertThat(flow.files("picking"))
                    .containsExactly(
                            "express/1004-express.txt", "standard/1001-standard.txt", "standard/1002-in-a-hurry.txt");
            assertThat(flow.files("approval")).containsExactly("1003-large.xml");
            assertThat(flow.text("picking/standard/1001-standard.txt"))
                    .isEqualTo("order 1001 for Gardens Ltd (standard)\n3 x watering can\n");
        }
    }

    @Test
    void sortsByWhatTheCustomerWroteAfter() {
        try (RunningOrders flow = new RunningOrders("after", folder, Map.of())) {
            flow.dropSamples();
            flow.awaitAllTaken();

            assertThat(flow.files("picking"))
                    .containsExactly(
                            "express/1002-in-a-hurry.txt", "express/1004-express.txt", "standard/1001-standard.txt");
            assertThat(flow.files("approval")).containsExactly("1003-large.xml");
            assertThat(flow.text("picking/express/1002-in-a-hurry.txt"))
                    .startsWith("order 1002 for Hotel Sonne (express)\n2 x boiler valve\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void parksAnOrderThatIsNotValidAndGoesOn(String which) {
        try (RunningOrders flow = new RunningOrders(which, folder, Map.of())) {
            flow.drop("a.xml", "<order>");
            flow.drop("b.xml", "<order xmlns='urn:example:orders'/>");
            flow.drop("c.xml", ORDER.formatted("Thank you"));
            flow.awaitAllTaken();

            assertThat(flow.files("parked")).containsExactly("a.xml", "a.xml.reason.txt", "b.xml", "b.xml.reason.txt");
            assertThat(flow.text("parked/b.xml.reason.txt")).startsWith("SchemaValidationException: ");
            assertThat(flow.files("picking")).containsExactly("standard/c.txt");
            assertThat(flow.files("done")).containsExactly("c.xml");
        }
    }

    @Test
    void sendsNothingButTheRemark() {
        OPENAI.script("ok:Urgent.");
        try (RunningOrders flow = new RunningOrders("after", folder, openAi())) {
            flow.drop("c.xml", ORDER.formatted("Our lamps went out"));
            flow.awaitAllTaken();

            assertThat(flow.files("picking")).containsExactly("express/c.txt");
            assertThat(OPENAI.requests()).hasSize(1);
            assertThat(OPENAI.requests().get(0).lastText())
                    .contains("Our lamps went out")
                    .doesNotContain("Lund", "total");
        }
    }

    @Test
    void sortsAsBeforeWhenNoModelAnswers() {
        OPENAI.script("500");
        try (RunningOrders flow = new RunningOrders("after", folder, openAi())) {
            flow.drop("c.xml", ORDER.formatted("Our lamps went out"));
            flow.awaitAllTaken();

            assertThat(flow.files("picking")).containsExactly("standard/c.txt");
            assertThat(flow.files("parked")).isEmpty();
        }
    }

    private static Map<String, String> openAi() {
        return Map.of("OPENAI_API_KEY", "sk-test-0123456789", "OPENAI_BASE_URL", OPENAI.baseUrl());
    }
}
