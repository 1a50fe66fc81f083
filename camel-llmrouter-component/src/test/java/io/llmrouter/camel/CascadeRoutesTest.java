package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.test.ScriptedProvider;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cascades, from the configuration to the providers that a route calls. */
class CascadeRoutesTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"required\":[\"pens\"]}";

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok:a pen");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok:{\"pens\":1}");

    @Test
    void asksTheStrongModelWhenTheCheapOneStraysFromTheSchema() {
        try (RouterContext context = context(Map.of("name", "cascade", "schema", SCHEMA))) {
            Exchange answer = context.send("llmrouter:chat", "How many pens?");

            assertThat(answer.getMessage().getBody(String.class)).isEqualTo("{\"pens\":1}");
            assertThat(answer.getMessage().getHeader(LlmRouterConstants.ACCOUNT))
                    .isEqualTo("two");
            assertThat(answer.getMessage().getHeader(LlmRouterConstants.ATTEMPTS))
                    .isEqualTo(2);
            assertThat(answer.getMessage().getHeader(LlmRouterConstants.DEGRADED))
                    .isNull();
            assertThat(answer.getMessage().getHeader(LlmRouterConstants.DECISION, String.class))
                    .contains(
                            "\"verify\":\"schema\"", "\"steps\":[{\"number\":1,\"target\":\"one/m\",\"passed\":false");
        }
    }

    @Test
    void countsTheRejectedAnswerIntoTheCost() {
        try (RouterContext context = context(Map.of("name", "cascade", "schema", SCHEMA))) {
            BigDecimal both = cost(context);
            one.script("ok:{\"pens\":2}");

            assertThat(cost(context)).isLessThan(both);
        }
    }

    @Test
    void marksTheAnswerThatNobodyVerified() {
        two.script("ok:two pens");
        try (RouterContext context = context(Map.of("name", "cascade", "schema", SCHEMA))) {
            Exchange answer = context.send("llmrouter:chat", "How many pens?");

            assertThat(answer.getMessage().getBody(String.class)).isEqualTo("two pens");
            assertThat(answer.getMessage().getHeader(LlmRouterConstants.DEGRADED, String.class))
                    .startsWith("no answer passed verification");
        }
    }

    @Test
    void failsWhereNothingUnverifiedMayPass() {
        two.script("ok:two pens");
        try (RouterContext context = context(Map.of("name", "cascade", "schema", SCHEMA, "onUnverified", "fail"))) {
            Exchange answer = context.send("llmrouter:chat", "How many pens?");

            assertThat(answer.getException())
                    .isInstanceOf(LlmRouterException.class)
                    .hasMessageContaining("no answer passed verification");
        }
    }

    @Test
    void asksAJudgeByItsOwnPolicy() {
        two.script("ok:REJECT it is not a number, ok:one");
        Map<String, Object> cascade =
                Map.of("name", "cascade", "verify", "judge", "judge", "judges", "order", "ordered");
        try (RouterContext context = context(cascade)) {
            Exchange answer = context.send("llmrouter:chat?strategy=cascade", "How many pens?");

            assertThat(answer.getMessage().getBody(String.class)).isEqualTo("one");
            assertThat(answer.getMessage().getHeader(LlmRouterConstants.ATTEMPTS))
                    .isEqualTo(4);
            assertThat(two.requests().get(0).body().toString()).contains("How many pens?", "a pen", "Reply ACCEPT");
        }
    }

    private static BigDecimal cost(RouterContext context) {
        return context.send("llmrouter:chat", "How many pens?")
                .getMessage()
                .getHeader(LlmRouterConstants.COST, BigDecimal.class);
    }

    @SuppressWarnings("unchecked")
    private RouterContext context(Map<String, Object> strategy) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> judges = (Map<String, Object>) ((Map<?, ?>) tree.get("policies")).get("default");
        Map<String, Object> policy = new LinkedHashMap<>(judges);
        policy.put("strategy", strategy);
        Map<String, Object> judging = new LinkedHashMap<>(judges);
        judging.put("candidates", "two/m");
        tree.put("policies", Map.of("default", policy, "judges", judging));
        return new RouterContext(tree).start();
    }
}
