package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.state.RouterState;
import io.llmrouter.engine.state.redis.RedisProcess;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a router learned, after a restart and at another node, where its configuration has it shared over Redis. */
class RedisStateTest {

    private static final String OK = "ok, ".repeat(60) + "ok";
    private static final RedisProcess REDIS = RedisProcess.locked();

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers(OK);

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers(OK);

    private final String name = UUID.randomUUID().toString();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    /** What the routers of tests before still do would be seen, and heard, in this one. */
    @BeforeEach
    void awaitTheEndOfOthers() {
        await().untilAsserted(() -> assertThat(threads()).isZero());
    }

    private RouterContext context(Object strategy, @Nullable String shared) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> policy = Map.of(
                "candidates", List.of("one/m", "two/m"), "retry", Map.of("maxAttempts", 1), "strategy", strategy);
        tree.put("policies", Map.of("default", policy));
        if (shared != null) {
            tree.put("state", Map.of("redis", shared, "name", name));
        }
        return new RouterContext(tree);
    }

    private RouterContext sticky() {
        return context(Map.of("name", "sticky", "by", "user"), REDIS.address()).start();
    }

    private RouterContext adaptive() {
        return context(Map.of("name", "adaptive", "explore", 0, "reward", Map.of("quality", 1)), REDIS.address())
                .start();
    }

    private static Exchange ask(RouterContext context) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?", Map.of(LlmRouterConstants.USER, "ann"));
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private static String account(RouterContext context) {
        return ask(context).getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }

    private static String plan(RouterContext context) {
        return context.send("llmrouter:plan", "Hello?", Map.of(LlmRouterConstants.USER, "ann"))
                .getMessage()
                .getBody(String.class);
    }

    /** Who would be asked first. */
    private static String planned(RouterContext context) {
        CallOptions ann = CallOptions.DEFAULT.withCaller("ann", null);
        return context.component
                .started()
                .plan(ChatRequest.of("Hello?"), ann)
                .ranked()
                .get(0)
                .candidate()
                .target()
                .account();
    }

    /** Has the account that ann is placed at by hash fail once, and returns who stepped in: whom she is bound to now. */
    private String moved(RouterContext context) {
        String placed = account(context);
        ScriptedProvider fails = placed.equals("one") ? one : two;
        fails.script("500, " + OK);
        String other = account(context);
        assertThat(other).isNotEqualTo(placed);
        return other;
    }

    @Test
    void aUserStaysWhereSheWasMovedAfterARestart() {
        String other;
        try (RouterContext before = sticky()) {
            other = moved(before);
        }
        try (RouterContext after = sticky()) {
            assertThat(account(after)).isEqualTo(other);
        }
    }

    @Test
    void aUserStaysWhereSheWasMovedAtAnotherNode() {
        try (RouterContext here = sticky();
                RouterContext there = sticky()) {
            String other = moved(here);

            // To ask would bind her anew to who answers, before the news are there.
            await().until(() -> planned(there).equals(other));
            assertThat(account(there)).isEqualTo(other);
        }
    }

    @Test
    void whatFeedbackTaughtIsKnownAfterARestartAndLatenciesToo() {
        try (RouterContext before = adaptive()) {
            for (int call = 0; call < 40; call++) {
                Exchange answer = ask(before);
                String id = answer.getMessage().getHeader(LlmRouterConstants.DECISION_ID, String.class);
                boolean good = "two".equals(answer.getMessage().getHeader(LlmRouterConstants.ACCOUNT));
                before.component.started().feedback(new Feedback(id, good ? 1 : 0, null));
            }
        }
        try (RouterContext after = adaptive()) {
            assertThat(after.component.started().operations().targets())
                    .filteredOn(each -> each.target().account().equals("two"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.traffic().spreads()).containsKey(Measure.TOTAL));
            int best = 0;
            for (int call = 0; call < 10; call++) {
                best += account(after).equals("two") ? 1 : 0;
            }
            assertThat(best).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void aReloadKeepsTheConnectionAndAnotherAddressReplacesIt() {
        Map<String, Object> strategy = Map.of("name", "sticky", "by", "user");
        try (RedisProcess elsewhere = RedisProcess.started();
                RouterContext context = sticky();
                RouterContext moving = context(strategy, elsewhere.address()).start()) {
            String other = moved(context);
            LlmRouter router = context.component.started();
            router.reload(router.config());
            assertThat(account(context)).isEqualTo(other);

            router.reload(moving.component.started().config());
            assertThat(account(context)).as("nothing is lost here").isEqualTo(other);
            // Where she stays is told again now and then only.
            for (int call = 0; call < 200; call++) {
                assertThat(account(context)).isEqualTo(other);
            }
            await().untilAsserted(() -> assertThat(plan(moving)).contains("answered last"));
        }
    }

    @Test
    void theThreadsEndWithTheContext() {
        try (RouterContext context = sticky()) {
            ask(context);
            assertThat(threads()).isEqualTo(2);
        }
        await().untilAsserted(() -> assertThat(threads()).isZero());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().contains("LlmRouterState"))
                .count();
    }

    @Test
    void aStateOfTheApplicationsBesideTheSectionIsAnError() {
        try (RouterContext context = context("ordered", REDIS.address())) {
            context.camel.getRegistry().bind("routerState", RouterState.shared(InstantSource.system()));

            assertThatThrownBy(context::start)
                    .hasStackTraceContaining("a section 'state', and the router is given a state");
        }
    }

    @Test
    void aWrongPasswordIsSaidOnceWithoutItAndCallsGoOn() {
        String wrong = REDIS.address().replace(RedisProcess.PASSWORD, "very-wrong-word");
        try (Heard log = Heard.at("io.llmrouter.engine.state.redis", Level.DEBUG);
                RouterContext context = context("ordered", wrong).start()) {
            ask(context);

            assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line)
                    .contains("is not shared at redis://127.0.0.1", "WRONGPASS")
                    .doesNotContain("very-wrong-word"));
        }
    }

    @Test
    void noLogHasThePassword() {
        try (Heard log = Heard.at("io.llmrouter", Level.TRACE);
                Heard library = Heard.at("redis.clients", Level.TRACE);
                RouterContext context = sticky()) {
            ask(context);

            assertThat(log.lines()).anyMatch(line -> line.contains("is shared at redis://127.0.0.1"));
            assertThat(log.lines()).noneMatch(line -> line.contains(RedisProcess.PASSWORD));
            assertThat(library.lines()).noneMatch(line -> line.contains(RedisProcess.PASSWORD));
            assertThat(context.component.started().config().toString()).doesNotContain(RedisProcess.PASSWORD);
        }
    }
}
