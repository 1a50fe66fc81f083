package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExplanationRoutesTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private RouterContext context;

    @BeforeEach
    void start() {
        one.script("ok:hello");
        two.script("ok:hello");
        context = RouterContext.of(one, two).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private String decision(String uri) {
        return context.send(uri, "a secret question").getMessage().getHeader("CamelLlmRouterDecision", String.class);
    }

    @Test
    void plansAreWrittenInTheFormThatIsAskedFor() {
        assertThat(context.body("llmrouter:plan", "hello")).asString().startsWith("{\"policy\"");
        assertThat(context.body("llmrouter:plan?explanation=ascii", "hello"))
                .asString()
                .startsWith("Plan\n")
                .contains("one/m", "estimatedCostUsd");
        assertThat(context.body("llmrouter:plan?explanation=html", "hello"))
                .asString()
                .startsWith("<!DOCTYPE html>")
                .contains("<td>one/m</td>");
        assertThat(context.body("llmrouter:plan?explanation=html&responseType=json", "hello"))
                .isInstanceOf(Map.class);
    }

    @Test
    void decisionsAreWrittenInTheFormThatIsAskedFor() {
        assertThat(decision("llmrouter:chat")).startsWith("{\"id\"").contains("\"againstPaidUsd\":\"0\"");
        assertThat(decision("llmrouter:chat?explanation=ascii"))
                .startsWith("Decision ")
                .contains("againstPaidUsd")
                .doesNotContain("secret");
        assertThat(decision("llmrouter:chat?explanation=html")).contains("<h2>Attempts</h2>");
    }

    @Test
    void failuresAreExplainedInThatForm() {
        one.script("500, 500, 500, 500");
        two.script("500, 500, 500, 500");

        assertThat(decision("llmrouter:chat?explanation=ascii&throwExceptionOnFailure=false"))
                .startsWith("Decision ")
                .contains("server_error");
    }

    @Test
    void theLogTellsDecisionsWithoutTexts() {
        one.script("500, ok:a secret answer");
        List<String> lines;
        try (Heard heard = Heard.at("io.llmrouter.decisions", Level.DEBUG)) {
            context.body("llmrouter:chat", "a secret question");
            lines = heard.lines();
        }

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"call_ended\"")
                .contains("\"outcome\":\"answered\"", "\"target\":\"one/m\"", "\"costUsd\"");
        assertThat(lines.get(0)).doesNotContain("secret", "\"message\"");
    }

    @Test
    void theLogIsSilentUnlessItIsAskedFor() {
        try (Heard heard = Heard.at("io.llmrouter.decisions", Level.INFO)) {
            context.body("llmrouter:chat", "hello");

            assertThat(heard.lines()).isEmpty();
        }
    }
}
