package io.llmrouter.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.llmrouter.test.ScriptedProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A parameter that is wrong is named when the context starts, with the nearest valid one. */
class BadParametersTest {

    private static final Map<String, Map<String, String>> GOOD = new LinkedHashMap<>();

    static {
        GOOD.put("chat", Map.of());
        GOOD.put("fallback", Map.of("models", "up/one"));
        GOOD.put("enrich", Map.of("userMessage", "Summarise: ${body}", "target", "/summary"));
        GOOD.put("classify-and-branch", Map.of("labels", "a=mock:a", "other", "mock:other"));
        GOOD.put("summarise-long", Map.of());
        GOOD.put(
                "cascade",
                Map.of(
                        "models",
                        "up/one",
                        "escalateTo",
                        "up/two",
                        "jsonSchema",
                        "resource:classpath:answer.schema.json"));
    }

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    static Stream<Arguments> ofEveryFlow() {
        return GOOD.keySet().stream().flatMap(flow -> Stream.of(Way.values()).map(way -> Arguments.of(flow, way)));
    }

    static Stream<Arguments> missing() {
        return ofEveryFlow().flatMap(each -> GOOD.get(each.get()[0]).keySet().stream()
                .map(name -> Arguments.of(each.get()[0], each.get()[1], name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ofEveryFlow")
    void namesTheNearestOfAnUnknownParameter(String flow, Way way) {
        assertThat(problem(way, flow, with(flow, "temprature", "0.2")))
                .hasMessageContaining("there is no parameter 'temprature' of llmrouter-" + flow + "-action")
                .hasMessageContaining("did you mean 'temperature'?");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ofEveryFlow")
    void namesAParameterWhoseValueCannotBe(String flow, Way way) {
        assertThat(problem(way, flow, with(flow, "maxTokens", "many")))
                .hasMessageContaining("the parameter 'maxTokens' of llmrouter-" + flow + "-action is 'many'")
                .hasMessageContaining("expected a whole number");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("missing")
    void namesAParameterThatIsMissing(String flow, Way way, String name) {
        Map<String, String> parameters = new HashMap<>(GOOD.get(flow));
        parameters.remove(name);

        assertThat(problem(way, flow, parameters)).hasMessageContaining(name).hasMessageContaining("llmrouter-" + flow);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("classify-and-branch", "labels", "invoice", "expected label=endpoint"),
                Arguments.of("classify-and-branch", "labels", "a=mock:a;A=mock:b", "a label is named once"),
                Arguments.of("summarise-long", "overlapTokens", "3000", "at most half of partTokens"),
                Arguments.of("summarise-long", "summaryTokens", "3000", "at most half of partTokens"),
                Arguments.of("summarise-long", "parallel", "0", "at least 1"),
                Arguments.of("cascade", "verify", "judge", "verify=judge needs it"),
                Arguments.of("cascade", "verify", "guess", "one of [schema, judge]"),
                Arguments.of("cascade", "jsonSchema", "resource:classpath:none.json", "none.json"),
                Arguments.of("chat", "jsonSchema", "{}", "of the form resource:.+"),
                Arguments.of("chat", "temperature", "hot", "expected a number"),
                Arguments.of("chat", "responseType", "xml", "one of [text, json]"));
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @MethodSource("contradictions")
    void saysWhatIsWrong(String flow, String name, String value, String problem) {
        for (Way way : Way.values()) {
            assertThat(problem(way, flow, with(flow, name, value)))
                    .as(way.name())
                    .hasMessageContaining(problem)
                    .hasMessageContaining("llmrouter-" + flow + "-action");
        }
    }

    /** What the start fails with, at its root. */
    private static Throwable problem(Way way, String flow, Map<String, String> parameters) {
        Throwable problem = catchThrowable(() -> way.start(UP, flow, parameters).close());
        while (problem != null && problem.getCause() != null) {
            problem = problem.getCause();
        }
        return problem;
    }

    private static Map<String, String> with(String flow, String name, String value) {
        Map<String, String> parameters = new HashMap<>(GOOD.get(flow));
        parameters.put(name, value);
        return parameters;
    }
}
