package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strategies with settings, from the configuration to the provider that a route calls. */
class StrategyRoutesTest {

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("500, ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok, ok, ok");

    @Test
    void weightedScoreGoesByTheWeightsOfThePolicy() {
        try (RouterContext context = context(Map.of("name", "weighted-score", "weights", Map.of("quality", 1)))) {
            assertThat(account(context, "llmrouter:chat")).isEqualTo("two");
            assertThat(account(context, "llmrouter:chat?strategy=ordered")).isEqualTo("one");
        }
    }

    @Test
    void weightedScoreLeavesATargetThatFailed() {
        try (RouterContext context = context(Map.of("name", "weighted-score", "weights", Map.of("reliability", 1)))) {
            assertThat(account(context, "llmrouter:chat")).isEqualTo("one");
            assertThat(account(context, "llmrouter:chat")).isEqualTo("two");
        }
    }

    @Test
    void lowestLatencyMeasuresBothAndThenStays() {
        one.script("ok");
        try (RouterContext context = context(Map.of("name", "lowest-latency", "percentile", "p50"))) {
            assertThat(account(context, "llmrouter:chat")).isEqualTo("one");
            assertThat(account(context, "llmrouter:chat")).isEqualTo("two");
        }
    }

    @Test
    void stickyStaysWithWhoSteppedIn() {
        one.script("ok, 500, 500, ok");
        try (RouterContext context = context(Map.of("name", "sticky", "by", "user", "otherwise", "ordered"))) {
            Map<String, Object> ann = Map.of(LlmRouterConstants.USER, "ann");
            Map<String, Object> bob = Map.of(LlmRouterConstants.USER, "bob");

            assertThat(account(context, "llmrouter:chat", ann)).isEqualTo("one");
            assertThat(account(context, "llmrouter:chat", bob)).isEqualTo("two");
            assertThat(account(context, "llmrouter:chat", bob)).isEqualTo("two");
            assertThat(account(context, "llmrouter:chat", ann)).isEqualTo("one");
        }
    }

    @Test
    void complexityGoesByTheLevelsOfThePolicy() {
        Map<String, Object> simple = Map.of("upTo", 0.3, "candidates", "one/m");
        Map<String, Object> hard = Map.of("candidates", "two/*");
        one.script("ok");
        try (RouterContext context = context(Map.of("name", "complexity", "levels", List.of(simple, hard)))) {
            assertThat(account(context, "llmrouter:chat")).isEqualTo("one");
            Exchange exchange = context.send(
                    "llmrouter:chat", "First prove that 3 + 4 = x, then explain why it must be so.", Map.of());
            assertThat(exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT))
                    .isEqualTo("two");
            assertThat(exchange.getMessage().getHeader(LlmRouterConstants.DECISION, String.class))
                    .contains("is level 2 of 2; it is in 2");
        }
    }

    @Test
    void lowestCostLearnsHowLongAnswersAre() {
        one.script("ok");
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put("policies", Map.of("default", Map.of("candidates", "one/m", "strategy", "lowest-cost")));
        try (RouterContext context = new RouterContext(tree).start()) {
            assertThat(plan(context)).contains("estimated 0.00103 USD");
            assertThat(account(context, "llmrouter:chat")).isEqualTo("one");
            assertThat(plan(context)).contains("estimated 0.0000").doesNotContain("estimated 0.00103 USD");
        }
    }

    private static String plan(RouterContext context) {
        return context.send("llmrouter:plan", "Hello?", Map.of()).getMessage().getBody(String.class);
    }

    @SuppressWarnings("unchecked")
    private RouterContext context(Map<String, Object> strategy) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "models",
                Map.of(
                        "one/m",
                        Map.of("quality", Map.of("code", 0.2)),
                        "two/m",
                        Map.of("quality", Map.of("code", 0.9))));
        Map<String, Object> policy =
                new LinkedHashMap<>((Map<String, Object>) ((Map<?, ?>) tree.get("policies")).get("default"));
        policy.put("strategy", strategy);
        tree.put("policies", Map.of("default", policy));
        return new RouterContext(tree).start();
    }

    private static String account(RouterContext context, String uri) {
        return account(context, uri, Map.of());
    }

    private static String account(RouterContext context, String uri, Map<String, Object> headers) {
        Exchange exchange = context.send(uri, "Hello?", headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }
}
