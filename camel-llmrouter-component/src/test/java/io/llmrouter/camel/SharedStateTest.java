package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.state.RouterState;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a router learned, after its configuration was read again, in another context, and after a restart of its own. */
class SharedStateTest {

    private static final String OK = "ok, ".repeat(60) + "ok";

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers(OK);

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers(OK);

    private final RouterState state = RouterState.shared(InstantSource.system());

    private RouterContext context(Object strategy, @Nullable RouterState shared) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> policy = Map.of(
                "candidates", List.of("one/m", "two/m"), "retry", Map.of("maxAttempts", 1), "strategy", strategy);
        tree.put("policies", Map.of("default", policy));
        RouterContext context = new RouterContext(tree);
        if (shared != null) {
            context.camel.getRegistry().bind("routerState", shared);
        }
        return context.start();
    }

    private RouterContext sticky(@Nullable RouterState shared) {
        return context(Map.of("name", "sticky", "by", "user"), shared);
    }

    private RouterContext adaptive(@Nullable RouterState shared) {
        return context(Map.of("name", "adaptive", "explore", 0, "reward", Map.of("quality", 1)), shared);
    }

    private static Exchange ask(RouterContext context) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?", Map.of(LlmRouterConstants.USER, "ann"));
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private static String account(RouterContext context) {
        return ask(context).getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }

    private static void reload(RouterContext context) {
        LlmRouter router = context.component.started();
        router.reload(router.config());
    }

    /** Has the account that ann is placed at by hash fail once, and returns who stepped in: whom she is bound to now. */
    private String moved(RouterContext context) {
        String placed = account(context);
        ScriptedProvider fails = placed.equals("one") ? one : two;
        fails.script("500, " + OK);
        String other = account(context);
        assertThat(other).isNotEqualTo(placed);
        assertThat(account(context)).isEqualTo(other);
        return other;
    }

    @Test
    void aUserStaysWhereSheWasMovedWhenTheConfigurationIsReadAgain() {
        try (RouterContext context = sticky(null)) {
            String other = moved(context);
            reload(context);

            assertThat(account(context)).isEqualTo(other);
        }
    }

    @Test
    void aUserStaysWhereSheWasMovedInAnotherContextWithTheSameState() {
        try (RouterContext here = sticky(state);
                RouterContext there = sticky(state);
                RouterContext elsewhere = sticky(null)) {
            String other = moved(here);

            assertThat(account(there)).isEqualTo(other);
            assertThat(account(elsewhere)).isNotEqualTo(other);
        }
    }

    @Test
    void aUserStaysWhereSheWasMovedAfterARestartWhereTheStateSurvivesIt() {
        String other;
        try (RouterContext before = sticky(state)) {
            other = moved(before);
        }
        try (RouterContext after = sticky(state)) {
            assertThat(account(after)).isEqualTo(other);
        }
    }

    @Test
    void feedbackTeachesAcrossAReloadAndInTheOtherContext() {
        try (RouterContext here = adaptive(state);
                RouterContext there = adaptive(state)) {
            for (int call = 0; call < 40; call++) {
                Exchange answer = ask(call % 2 == 0 ? here : there);
                String id = answer.getMessage().getHeader(LlmRouterConstants.DECISION_ID, String.class);
                boolean good = "two".equals(answer.getMessage().getHeader(LlmRouterConstants.ACCOUNT));
                (call % 2 == 0 ? here : there).component.started().feedback(new Feedback(id, good ? 1 : 0, null));
            }
            reload(here);
            for (RouterContext each : List.of(here, there)) {
                int best = 0;
                for (int call = 0; call < 10; call++) {
                    best += account(each).equals("two") ? 1 : 0;
                }
                assertThat(best).isGreaterThanOrEqualTo(8);
            }
        }
    }

    @Test
    void whatOneContextMeasuredTheOtherKnows() {
        try (RouterContext here = sticky(state);
                RouterContext there = sticky(state)) {
            String account = account(here);

            assertThat(there.component.started().operations().targets())
                    .filteredOn(each -> each.target().account().equals(account))
                    .singleElement()
                    .satisfies(each -> assertThat(each.traffic().spreads()).containsKey(Measure.TOTAL));
            assertThat(state.measurements()
                            .traffic(Target.parse(account + "/m"))
                            .quantiles(Measure.TOTAL))
                    .isPresent();
        }
    }

    @Test
    void severalStatesAreAnError() {
        try (RouterContext context = RouterContext.of(one)) {
            context.camel.getRegistry().bind("a", state);
            context.camel.getRegistry().bind("b", RouterState.shared(InstantSource.system()));

            assertThatThrownBy(context::start).hasStackTraceContaining("several states of routers in the registry");
        }
    }
}
