package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilterTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        LlmRouterComponent component = new LlmRouterComponent();
        component.setConfigTree(Map.of(
                "providers", Map.of("one", local("private"), "two", local("public")),
                "models", models(),
                "policies", Map.of("default", Map.of("candidates", List.of("one/old", "one/open", "two/dear")))));
        camel.addComponent("llmrouter", component);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("llmrouter:models?responseType=json");
            }
        });
        camel.start();
    }

    private static Map<String, Object> local(String tag) {
        return Map.of("type", "openai-compatible", "baseUrl", "http://localhost:1/v1", "tags", List.of(tag));
    }

    private static Map<String, Object> models() {
        Map<String, Object> models = new LinkedHashMap<>();
        models.put("one/old", Map.of("retires", "2027-01-01", "contextWindow", 8000, "output", List.of("text")));
        models.put(
                "one/open",
                Map.of(
                        "licence", "mit",
                        "tags", List.of("open-weights"),
                        "contextWindow", 64000,
                        "input", List.of("text", "image"),
                        "features", List.of("streaming", "tools"),
                        "price", Map.of("input", 0.5, "output", 1)));
        models.put(
                "two/dear",
                Map.of(
                        "features", List.of("streaming"),
                        "input", List.of("text"),
                        "operations", List.of("chat", "embed"),
                        "price", Map.of("input", 5, "output", 10)));
        return models;
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private List<Object> listed(@Nullable Object body) {
        List<?> rows = camel.createProducerTemplate().requestBody("direct:list", body, List.class);
        return rows.stream()
                .map(row -> ((Map<?, ?>) row).get("target"))
                .<Object>map(each -> each)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account | two | two/dear",
                "licence | apache-2.0,mit | one/open",
                "tag | private | one/old,one/open",
                "tag | private,open-weights | one/open",
                "openWeights | true | one/open",
                "openWeights | TRUE | one/open",
                "openWeights | false | one/old,two/dear",
                "feature | tools | one/open,one/old",
                "input | text,image | one/open,one/old",
                "operation | embed | two/dear,one/old",
                "operation | count-tokens | one/old,one/open,two/dear",
                "minContextWindow | 8000 | one/old,one/open",
                "minContextWindow | 8001 | one/open",
                "maxInputUsdPerMillion | 0.5 | one/open",
                "maxOutputUsdPerMillion | 10 | one/open,two/dear",
                "servedOn | 2027-01-01 | one/open,two/dear",
                "servedOn | 2026-12-31 | one/old,one/open,two/dear"
            })
    void keepsTheModelsThatMeetAWish(String name, String value, String targets) {
        assertThat(listed(Map.of(name, value))).contains((Object[]) targets.split(","));
    }

    @Test
    void keepsOnlyModelsThatMeetEveryWish() {
        assertThat(listed(Map.of("tag", List.of("private"), "minContextWindow", 64000)))
                .containsExactly("one/open");
        assertThat(listed(Map.of("maxInputUsdPerMillion", 0.4))).isEmpty();
        assertThat(listed(Map.of("servedOn", "2027-06-01"))).doesNotContain("one/old");
        assertThat(listed(Map.of("licence", "mit"))).containsExactly("one/open");
        assertThat(listed(Map.of("minContextWindow", 8001))).containsExactly("one/open");
        assertThat(listed(Map.of("feature", "tools"))).doesNotContain("two/dear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}", "null"})
    void listsEverythingWithoutAWish(String body) {
        assertThat(listed(body)).containsExactlyInAnyOrder("one/old", "one/open", "two/dear");
        assertThat(listed(null)).hasSize(3);
    }

    @Test
    void readsWishesFromJson() {
        String json = "{\"tag\": [\"private\"], \"openWeights\": true}";

        assertThat(listed(json)).containsExactly("one/open");
        assertThat(listed(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("one/open");
    }

    @Test
    void refusesABodyThatSaysNoWish() {
        for (Object body : List.of("vendor=openai", "[\"openai\"]", "{", 42, List.of("openai"))) {
            assertThatThrownBy(() -> listed(body))
                    .hasStackTraceContaining("models are filtered by a map or a JSON object in the body");
        }
    }

    @Test
    void namesTheFilterThatWasMeant() {
        assertThatThrownBy(() -> listed(Map.of("vendr", "openai")))
                .hasStackTraceContaining("models cannot be filtered by 'vendr'; did you mean 'vendor'?");
    }

    @ParameterizedTest
    @CsvSource({"minContextWindow, much", "servedOn, soon", "feature, tool", "openWeights, yes", "openWeights, 1"})
    void namesTheWishThatIsNotOfItsForm(String name, String value) {
        assertThatThrownBy(() -> listed(Map.of(name, value)))
                .hasStackTraceContaining("the filter '" + name + "' cannot be '" + value + "'");
    }
}
