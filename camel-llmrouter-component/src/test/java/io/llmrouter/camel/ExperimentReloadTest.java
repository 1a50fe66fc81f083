package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.state.RouterState;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments go on when the same configuration is read again, as it is for each change of prices, and where state is shared. */
class ExperimentReloadTest {

    private static final String OK = "ok, ".repeat(40) + "ok";

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers(OK);

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers(OK);

    private RouterContext context(Map<String, Object> experiment) {
        return context(experiment, RouterState.local(InstantSource.system()));
    }

    private RouterContext context(Map<String, Object> experiment, RouterState state) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "policies",
                Map.of("default", Map.of("candidates", List.of("one/m"), "retry", Map.of("maxAttempts", 1))));
        tree.put("experiments", Map.of("tried", experiment));
        RouterContext context = new RouterContext(tree);
        context.camel.getRegistry().bind("state", state);
        return context.start();
    }

    private static void readAgain(RouterContext context) {
        context.component.live().know(Catalogue.builtIn());
    }

    private static String account(RouterContext context, String customer) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?", Map.of("customer", customer));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }

    @SuppressWarnings("unchecked") // maps of plain values
    private static Map<String, Object> report(RouterContext context) {
        return ((List<Map<String, Object>>) context.body("llmrouter:experiments?responseType=json", "")).get(0);
    }

    @Test
    void aCanaryThatWasTakenBackStaysSo() {
        two.script("500, ".repeat(10) + "500");
        Map<String, Object> changed =
                Map.of("candidates", List.of("two/m", "one/m"), "strategy", Map.of("name", "tiers", "of", tiers()));
        Map<String, Object> rails = Map.of("window", 3, "minimumCalls", 2, "maxErrorRate", 0.4, "maxLatency", "10s");
        try (RouterContext context = context(Map.of(
                "type", "canary", "canary", changed, "share", 1, "guardrails", rails, "by", "${header.customer}"))) {
            for (int call = 0; call < 3; call++) {
                account(context, "ann");
            }
            Map<String, Object> before = report(context);
            assertThat(before).containsEntry("state", "rolled back");
            int asked = two.requests().size();

            readAgain(context);

            assertThat(report(context))
                    .containsEntry("state", "rolled back")
                    .containsEntry("since", before.get("since"))
                    .containsEntry("why", before.get("why"));
            assertThat(account(context, "ann")).isEqualTo("one");
            assertThat(two.requests()).hasSize(asked);
        }
    }

    @Test
    void aCanaryThatWasTakenBackStaysSoInOtherContextsAndAfterARestart() {
        two.script("500, ".repeat(10) + "500");
        Map<String, Object> canary = Map.of(
                "type",
                "canary",
                "canary",
                Map.of("candidates", List.of("two/m", "one/m")),
                "share",
                1,
                "guardrails",
                Map.of("window", 3, "minimumCalls", 2, "maxErrorRate", 0.4));
        RouterState state = RouterState.shared(InstantSource.system());
        try (RouterContext beside = context(canary, state)) {
            try (RouterContext first = context(canary, state)) {
                account(first, "ann");
                account(beside, "ann");
                assertThat(report(first)).containsEntry("state", "rolled back");
            }
            assertThat(report(beside)).containsEntry("state", "rolled back");
            try (RouterContext again = context(canary, state)) {
                assertThat(report(again)).containsEntry("state", "rolled back");
                account(again, "ann");
                assertThat(two.requests()).hasSize(2);
            }
        }
    }

    private static List<Object> tiers() {
        return List.of(Map.of("name", "lowest-latency", "within", 1.5), "ordered");
    }

    @Test
    @SuppressWarnings("unchecked") // maps of plain values
    void variantsGoOnBeingCountedAndGivenToTheSame() {
        Map<String, Object> variants = new LinkedHashMap<>();
        variants.put("first", Map.of());
        variants.put("second", Map.of("candidates", List.of("two/m")));
        try (RouterContext context = context(Map.of("type", "ab", "by", "${header.customer}", "variants", variants))) {
            Map<String, String> given = new LinkedHashMap<>();
            for (int customer = 0; customer < 10; customer++) {
                given.put("c" + customer, account(context, "c" + customer));
            }
            readAgain(context);
            given.forEach((customer, account) ->
                    assertThat(account(context, customer)).isEqualTo(account));

            assertThat((List<Map<String, Object>>) report(context).get("variants"))
                    .extracting(row -> (long) row.get("calls"))
                    .containsExactly(
                            2 * given.values().stream().filter("one"::equals).count(),
                            2 * given.values().stream().filter("two"::equals).count());
        }
    }
}
