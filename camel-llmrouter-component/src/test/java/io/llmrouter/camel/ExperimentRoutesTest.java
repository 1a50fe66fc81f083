package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.observe.Decision;
import io.llmrouter.test.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments, from the configuration to the providers that routes call. */
class ExperimentRoutesTest {

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok");

    @Test
    void givesEachUserTheSameVariantAndSaysWhich() {
        one.script("ok, ".repeat(100) + "ok");
        two.script("ok, ".repeat(100) + "ok");
        Map<String, Object> variants = new LinkedHashMap<>();
        variants.put("first", Map.of("weight", 1));
        variants.put("second", Map.of("weight", 1, "candidates", List.of("two/m")));
        try (RouterContext context = context(Map.of("type", "ab", "by", "user", "variants", variants))) {
            int second = 0;
            for (int user = 0; user < 30; user++) {
                String account = account(context, "user " + user);
                assertThat(account(context, "user " + user)).isEqualTo(account);
                second += account.equals("two") ? 1 : 0;
            }
            assertThat(second).isBetween(8, 22);
            List<Map<String, Object>> rows = variants(context);
            assertThat(rows.get(0)).containsEntry("variant", "first").containsEntry("calls", 60L - 2L * second);
            assertThat(rows.get(1)).containsEntry("variant", "second").containsEntry("calls", 2L * second);
        }
    }

    @Test
    void callersWhoNameModelsHaveNoPart() {
        Map<String, Object> canary = Map.of("candidates", List.of("two/m"));
        try (RouterContext context = context(Map.of("type", "canary", "canary", canary, "share", 1))) {
            Exchange named = context.send("llmrouter:chat?models=one/m", "Hello?");

            assertThat(named.getMessage().getHeader(LlmRouterConstants.ACCOUNT)).isEqualTo("one");
            assertThat(decision(named).plan().trial().assignments()).isEmpty();
        }
    }

    @Test
    void takesACanaryBackThatFails() {
        one.script("ok, ".repeat(30) + "ok");
        two.script("500, ".repeat(30) + "500");
        Map<String, Object> canary = Map.of("candidates", List.of("two/m", "one/m"));
        Map<String, Object> rails = Map.of("window", 3, "minimumCalls", 2, "maxErrorRate", 0.4);
        try (RouterContext context =
                context(Map.of("type", "canary", "canary", canary, "share", 1, "guardrails", rails))) {
            for (int call = 0; call < 4; call++) {
                assertThat(account(context, "ann")).isEqualTo("one");
            }
            assertThat(report(context))
                    .containsEntry("state", "rolled back")
                    .containsEntry("why", "2 of the last 2 calls failed, and 0.4 of them is the most");
            assertThat(variants(context).get(1)).containsEntry("calls", 2L).containsEntry("failed", 2L);
            assertThat(variants(context).get(0))
                    .containsEntry("variant", "stable")
                    .containsEntry("calls", 2L);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void asksACopyElsewhereAndComparesIt() {
        try (RouterContext context = context(Map.of("type", "shadow", "candidates", List.of("two/m"), "share", 1))) {
            assertThat(account(context, "ann")).isEqualTo("one");

            await().untilAsserted(() -> assertThat(
                            (Map<String, Object>) report(context).get("comparison"))
                    .containsEntry("compared", 1L)
                    .containsEntry("dropped", 0L));
            assertThat(two.requests()).hasSize(1);
            assertThat(variants(context)).extracting(row -> row.get("calls")).containsExactly(1L, 1L);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> report(RouterContext context) {
        return ((List<Map<String, Object>>) context.body("llmrouter:experiments?responseType=json", "")).get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> variants(RouterContext context) {
        return (List<Map<String, Object>>) report(context).get("variants");
    }

    private RouterContext context(Map<String, Object> experiment) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> policy = Map.of(
                "candidates", List.of("one/m"),
                "retry", Map.of("maxAttempts", 1));
        tree.put("policies", Map.of("default", policy));
        tree.put("experiments", Map.of("tried", experiment));
        return new RouterContext(tree).start();
    }

    private static String account(RouterContext context, String user) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?", Map.of(LlmRouterConstants.USER, user));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }

    private static Decision decision(Exchange exchange) {
        return ((DecisionText) exchange.getMessage().getHeader(LlmRouterConstants.DECISION)).decision();
    }
}
