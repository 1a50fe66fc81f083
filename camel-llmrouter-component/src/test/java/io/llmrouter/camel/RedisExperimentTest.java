package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.state.redis.RedisProcess;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments of nodes that share their state over Redis. */
class RedisExperimentTest {

    private static final String OK = "ok, ".repeat(60) + "ok";
    private static final RedisProcess REDIS = RedisProcess.started();

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers(OK);

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers(OK);

    private final String name = UUID.randomUUID().toString();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private RouterContext context(Map<String, Object> experiment) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "policies",
                Map.of("default", Map.of("candidates", List.of("one/m"), "retry", Map.of("maxAttempts", 1))));
        tree.put("experiments", Map.of("tried", experiment));
        tree.put("state", Map.of("redis", REDIS.address(), "name", name));
        return new RouterContext(tree).start();
    }

    private RouterContext canary() {
        Map<String, Object> strategy = Map.of("name", "weighted-score", "weights", Map.of("cost", 0.5, "latency", 0.2));
        return context(Map.of(
                "type",
                "canary",
                "canary",
                Map.of("candidates", List.of("two/m"), "strategy", strategy),
                "share",
                1,
                "guardrails",
                Map.of("window", 10, "minimumCalls", 4, "maxErrorRate", 0.4)));
    }

    private RouterContext split() {
        Map<String, Object> variants = Map.of("a", Map.of(), "b", Map.of("candidates", List.of("two/m")));
        return context(Map.of("type", "ab", "variants", variants, "by", "user"));
    }

    private static void ask(RouterContext context, String user) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?", Map.of(LlmRouterConstants.USER, user));
        assertThat(exchange).isNotNull();
    }

    @SuppressWarnings("unchecked") // maps of plain values
    private static Map<String, Object> report(RouterContext context) {
        return ((List<Map<String, Object>>) context.body("llmrouter:experiments?responseType=json", "")).get(0);
    }

    @SuppressWarnings("unchecked") // maps of plain values
    private static long calls(RouterContext context) {
        return ((List<Map<String, Object>>) report(context).get("variants"))
                .stream().mapToLong(each -> (Long) each.get("calls")).sum();
    }

    @Test
    void aCanaryIsTakenBackByTheCallsOfAllNodesAndStaysSo() {
        two.script("500, ".repeat(30) + "500");
        try (RouterContext here = canary();
                RouterContext there = canary()) {
            for (int call = 0; call < 3; call++) {
                ask(here, "ann");
            }
            await().untilAsserted(() -> assertThat(calls(there)).isEqualTo(3));
            assertThat(report(there)).containsEntry("state", "running");
            ask(there, "bob");

            assertThat(report(there)).containsEntry("state", "rolled back");
            await().untilAsserted(() -> assertThat(report(here))
                    .containsEntry("state", "rolled back")
                    .containsEntry("why", report(there).get("why"))
                    .containsEntry("since", report(there).get("since")));
        }
        try (RouterContext later = canary()) {
            assertThat(report(later)).containsEntry("state", "rolled back").containsEntry("share", 0.0);
            assertThat(calls(later)).isEqualTo(4);
        }
    }

    @Test
    void whatIsCountedAtAllNodesIsKnownToEachAndAfterARestart() {
        Object since;
        try (RouterContext here = split();
                RouterContext there = split()) {
            for (int call = 0; call < 20; call++) {
                ask(call % 2 == 0 ? here : there, "user" + call);
            }
            await().untilAsserted(() -> {
                assertThat(calls(here)).isEqualTo(20);
                assertThat(calls(there)).isEqualTo(20);
            });
            since = report(here).get("since");
        }
        try (RouterContext later = split()) {
            assertThat(calls(later)).isEqualTo(20);
            assertThat(report(later)).containsEntry("since", since);
        }
    }
}
