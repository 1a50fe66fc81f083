package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.strategy.Preference;
import io.llmrouter.test.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders of the application's, and orders in tiers, from the configuration to the provider that a route calls. */
class CustomStrategyTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private final Preference prefersTwo = (candidates, request) -> List.of("two/m");

    @Test
    void asksABeanThatNamesItsFavourite() {
        try (RouterContext context = context(Map.of("name", "custom", "bean", "#mine"))) {
            context.camel.getRegistry().bind("mine", prefersTwo);
            context.start();

            assertThat(account(context, Map.of())).isEqualTo("two");
        }
    }

    @Test
    void goesByWhatTheApplicationKnowsOfTheTenant() {
        Contracts contracts = tenant -> "acme".equals(tenant) ? List.of("two/m") : List.of();
        Preference byContract =
                (candidates, request) -> contracts.favourites(request.options().tenant());
        try (RouterContext context = context(Map.of("name", "custom", "bean", "#byContract"))) {
            context.camel.getRegistry().bind("byContract", byContract);
            context.start();

            assertThat(account(context, Map.of(LlmRouterConstants.TENANT, "acme")))
                    .isEqualTo("two");
            assertThat(account(context, Map.of(LlmRouterConstants.TENANT, "other")))
                    .isEqualTo("one");
        }
    }

    private interface Contracts {
        List<String> favourites(String tenant);
    }

    @Test
    void asksTheOnlyBeanThereIs() {
        try (RouterContext context = context(Map.of("name", "custom"))) {
            Strategy last =
                    (candidates, request, signals) -> List.of(new Ranked(candidates.get(1), 1.0, "the last one"));
            context.camel.getRegistry().bind("mine", last);
            context.start();

            assertThat(account(context, Map.of())).isEqualTo("two");
        }
    }

    @Test
    void goesByAnExpressionOnTheExchange() {
        try (RouterContext context = context(Map.of("name", "custom", "expression", "${header.favourite}"))) {
            context.start();

            assertThat(account(context, Map.of("favourite", "two/m, one/m"))).isEqualTo("two");
            assertThat(account(context, Map.of("favourite", List.of("two/m")))).isEqualTo("two");
            assertThat(account(context, Map.of())).isEqualTo("one");
        }
    }

    @Test
    void saysInThePlanWhatAnExpressionNamedThatIsNotThere() {
        try (RouterContext context = context(Map.of("name", "custom", "expression", "${header.favourite}"))) {
            context.start();

            assertThat(context.send("llmrouter:plan", "Hello?", Map.of("favourite", "three/m"))
                            .getMessage()
                            .getBody(String.class))
                    .contains("the custom strategy named three/m, which is no candidate here");
        }
    }

    @Test
    void namesTheBeanThatIsMissingAtStart() {
        try (RouterContext context = context(Map.of("name", "custom", "bean", "#mien"))) {
            context.camel.getRegistry().bind("mine", prefersTwo);

            assertThatException()
                    .isThrownBy(context::start)
                    .havingRootCause()
                    .withMessageContaining("there is no bean 'mien' in the registry; did you mean 'mine'?");
        }
    }

    @Test
    void refusesABeanThatIsNoStrategyAtStart() {
        try (RouterContext context = context(Map.of("name", "custom", "bean", "mine"))) {
            context.camel.getRegistry().bind("mine", "two/m");

            assertThatException()
                    .isThrownBy(context::start)
                    .havingRootCause()
                    .withMessageContaining("the bean 'mine' is a java.lang.String");
        }
    }

    @Test
    void asksTiersInTurn() {
        Map<String, Object> latency = Map.of("name", "lowest-latency", "within", 1.2);
        try (RouterContext context = context(Map.of("name", "tiers", "of", List.of(latency, "lowest-cost")))) {
            context.start();

            assertThat(account(context, Map.of())).isEqualTo("two");
        }
    }

    /** Model {@code two/m} is the cheaper one. */
    @SuppressWarnings("unchecked")
    private static RouterContext context(Map<String, Object> strategy) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "models",
                Map.of(
                        "one/m",
                        Map.of("price", Map.of("input", 3, "output", 3)),
                        "two/m",
                        Map.of("price", Map.of("input", 1, "output", 1))));
        Map<String, Object> policy =
                new LinkedHashMap<>((Map<String, Object>) ((Map<?, ?>) tree.get("policies")).get("default"));
        policy.put("strategy", strategy);
        tree.put("policies", Map.of("default", policy));
        return new RouterContext(tree);
    }

    private static String account(RouterContext context, Map<String, Object> headers) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?", headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }
}
