package io.llmrouter.engine.observe.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.ReplyGate;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the meters say after calls over real HTTP. */
class RouterMetersTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private RouterMeters meters;
    private LlmRouter router;

    @BeforeEach
    void open() {
        meters = new RouterMeters(registry);
        router = LlmRouter.builder(ReadConfig.of(
                        """
                providers:
                  one: { type: openai-compatible, baseUrl: "%s", capacity: { concurrent: 1, wait: 1m } }
                  two: { type: mistral, baseUrl: "%s", apiKey: k }
                models:
                  one/m: { contextWindow: 8000, price: { input: 1, output: 2 } }
                  two/m: { contextWindow: 8000 }
                policies:
                  default:
                    candidates: [ one/m, two/m ]
                    retry: { maxAttempts: 2, backoff: 1ms }
                    lastResort: { answer: "come back later" }
                  hedging: { candidates: [ one/m, two/m ], hedge: { after: 20ms, maxShare: 1 } }
                  together: { candidates: [ one/m ], coalesce: true }
                """
                                .formatted(one.baseUrl(), two.baseUrl())))
                .listener(meters)
                .targetListener(meters)
                .build();
        meters.bind(router);
        one.script("ok");
        two.script("ok");
    }

    @AfterEach
    void close() {
        router.close();
        meters.close();
    }

    private RequiredSearch search(RouterMeter meter, String... tags) {
        return registry.get(meter.meter()).tags(tags);
    }

    private double count(RouterMeter meter, String... tags) {
        return search(meter, tags).counter().count();
    }

    private double gauge(RouterMeter meter, String... tags) {
        return search(meter, tags).gauge().value();
    }

    private void ask() {
        router.chat(HELLO, CallOptions.DEFAULT);
    }

    @Test
    void countCallsAttemptsTokensAndMoney() {
        one.reply(request -> Reply.text("yes").usage(1000, 500));
        ask();

        assertThat(search(RouterMeter.CALLS, "policy", "default", "outcome", "answered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(count(RouterMeter.ATTEMPTS, "target", "one/m", "outcome", "answered"))
                .isEqualTo(1);
        assertThat(count(RouterMeter.TOKENS, "target", "one/m", "class", "input"))
                .isEqualTo(1000);
        assertThat(count(RouterMeter.TOKENS, "target", "one/m", "class", "output"))
                .isEqualTo(500);
        assertThat(count(RouterMeter.COST, "target", "one/m")).isCloseTo(0.002, within(1e-9));
    }

    @Test
    void countFallbacksFailuresAndUnknownCosts() {
        one.script("500");
        ask();

        assertThat(count(RouterMeter.FALLBACKS, "policy", "default")).isEqualTo(1);
        assertThat(count(RouterMeter.ATTEMPTS, "target", "one/m", "outcome", "server_error"))
                .isEqualTo(2);
        assertThat(count(RouterMeter.COST_UNKNOWN, "target", "two/m")).isEqualTo(1);
    }

    @Test
    void countDegradedAnswersAndRefusals() {
        one.script("500");
        two.script("500");
        ask();
        one.script("400");
        assertThat(ask400()).isNotNull();

        assertThat(count(RouterMeter.DEGRADED, "policy", "default")).isEqualTo(1);
        assertThat(count(RouterMeter.FALLBACKS, "policy", "default")).isEqualTo(2);
        assertThat(search(RouterMeter.CALLS, "outcome", "degraded").timer().count())
                .isEqualTo(1);
        assertThat(search(RouterMeter.CALLS, "outcome", "invalid_request")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(search(RouterMeter.OPERATION_DURATION, "gen_ai.provider.name", "other")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private LlmRouterException ask400() {
        try {
            ask();
            return null;
        } catch (LlmRouterException e) {
            return e;
        }
    }

    @Test
    void followOpenTelemetry() {
        one.script("500");
        ask();

        assertThat(search(
                                RouterMeter.OPERATION_DURATION,
                                "gen_ai.operation.name",
                                "chat",
                                "gen_ai.provider.name",
                                "mistral_ai",
                                "gen_ai.request.model",
                                "m",
                                "error.type",
                                "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(search(RouterMeter.OPERATION_DURATION, "error.type", "server_error")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(search(RouterMeter.TOKEN_USAGE, "gen_ai.token.type", "input")
                        .summary()
                        .totalAmount())
                .isEqualTo(10);
        assertThat(registry.find(RouterMeter.FIRST_CHUNK.meter()).timers()).isEmpty();
    }

    @Test
    void timeTheFirstContentOfAStream() {
        one.reply(request -> Reply.text("one two").after(Duration.ofMillis(50)));
        router.stream(HELLO, CallOptions.DEFAULT).forEachRemaining(event -> {});

        assertThat(search(RouterMeter.FIRST_CHUNK).timer().max(TimeUnit.MILLISECONDS))
                .isBetween(50.0, search(RouterMeter.OPERATION_DURATION).timer().max(TimeUnit.MILLISECONDS));
    }

    @Test
    void countHedges() {
        one.script("hang");
        router.chat(HELLO, CallOptions.DEFAULT.withPolicy("hedging"));

        await().ignoreExceptions().untilAsserted(() -> assertThat(count(RouterMeter.HEDGES, "policy", "hedging"))
                .isEqualTo(1));
        assertThat(registry.find(RouterMeter.FALLBACKS.meter()).counters()).isEmpty();
    }

    @Test
    void countCallsThatShareAnAnswerAndThoseUnderWay() throws InterruptedException {
        ReplyGate gate = new ReplyGate();
        one.reply(gate.before(Reply.text("yes")));
        CallOptions together = CallOptions.DEFAULT.withPolicy("together");
        CompletableFuture<?> first = CompletableFuture.runAsync(() -> router.chat(HELLO, together));
        await().until(() -> one.requests().size() == 1);
        Thread second = new Thread(() -> router.chat(HELLO, together));
        second.start();
        await().untilAsserted(
                        () -> assertThat(gauge(RouterMeter.CALLS_UNDER_WAY)).isEqualTo(2));
        await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
        gate.open();
        first.join();
        second.join();

        assertThat(count(RouterMeter.COALESCED, "policy", "together")).isEqualTo(1);
        assertThat(gauge(RouterMeter.CALLS_UNDER_WAY)).isZero();
    }

    @Test
    void timeWaitsForAPlace() {
        ReplyGate gate = new ReplyGate();
        one.reply(gate.before(Reply.text("yes")));
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::ask);
        await().until(() -> !one.requests().isEmpty());
        CallOptions together = CallOptions.DEFAULT.withPolicy("together").withPriority(Priority.HIGH);
        CompletableFuture<?> second = CompletableFuture.runAsync(() -> router.chat(ChatRequest.of("And I?"), together));
        await().until(() -> router.operations().targets().stream()
                .anyMatch(each -> each.load() != null && each.load().waiting() == 1));
        await().pollDelay(Duration.ofMillis(2)).until(() -> true);
        gate.open();
        CompletableFuture.allOf(first, second).join();

        Timer waits = search(RouterMeter.WAITS, "target", "one/m", "priority", "high", "outcome", "admitted")
                .timer();
        assertThat(waits.count()).isEqualTo(1);
        assertThat(waits.totalTime(TimeUnit.MILLISECONDS)).isBetween(1.0, 30_000.0);
        assertThat(gauge(RouterMeter.TARGET_WAITING, "target", "one/m")).isZero();
    }

    @Test
    void showBreakersKeysAndWhatIsOut() {
        one.script("429 retry-after=60");
        ask();
        router.operations().openBreaker(Target.parse("two/m"));
        router.operations().takeOut(Target.parse("one/m"), "too dear");

        await().untilAsserted(() -> {
            assertThat(gauge(RouterMeter.BREAKER_STATE, "target", "two/m", "state", "held_open"))
                    .isEqualTo(1);
            assertThat(gauge(RouterMeter.BREAKER_STATE, "target", "two/m", "state", "closed"))
                    .isZero();
            assertThat(gauge(RouterMeter.TARGET_OUT, "target", "one/m")).isEqualTo(1);
            assertThat(gauge(RouterMeter.KEYS, "account", "one", "state", "cooling"))
                    .isEqualTo(1);
            assertThat(gauge(RouterMeter.KEYS, "account", "two", "state", "usable"))
                    .isEqualTo(1);
        });
        assertThat(count(RouterMeter.EVENTS, "account", "two", "event", "breaker_opened"))
                .isEqualTo(1);
        assertThat(count(RouterMeter.EVENTS, "account", "one", "event", "key_cooled"))
                .isEqualTo(1);
    }

    @Test
    void showWhatIsLeftOfLimitsAndWhatIsWarm() {
        one.reply(request -> Reply.text("yes").usage(2000, 5).header("x-ratelimit-remaining-requests", "3"));
        ask();

        await().untilAsserted(() ->
                assertThat(gauge(RouterMeter.TARGET_WARM, "target", "one/m")).isEqualTo(1));
        assertThat(gauge(RouterMeter.TARGET_REQUESTS_LEFT, "target", "one/m")).isEqualTo(3);
        assertThat(gauge(RouterMeter.TARGET_TOKENS_LEFT, "target", "one/m")).isNaN();
    }

    @Test
    void leaveNoGaugeBehind() {
        ask();
        meters.close();

        List<String> ours =
                Arrays.stream(RouterMeter.values()).map(RouterMeter::meter).toList();
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .filteredOn(id -> ours.contains(id.getName()))
                .isNotEmpty()
                .noneMatch(id -> id.getType() == Meter.Type.GAUGE);
    }
}
