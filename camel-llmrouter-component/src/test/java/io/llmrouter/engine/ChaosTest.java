package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.TargetEvent;
import io.llmrouter.engine.state.KeyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 200 threads send 20,000 requests, whole and streamed, some streams dropped unread, to five targets of which three
 * change their behaviour every 100 ms. Judged by the events alone; in the end everything must be well again.
 */
class ChaosTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> ACCOUNTS = List.of("a", "b", "c", "d", "e");
    private static final int THREADS = 200;
    private static final int EACH = 100;

    private final AtomicLong millis = new AtomicLong();
    private final AtomicInteger unplanned = new AtomicInteger();
    private final AtomicInteger unexpected = new AtomicInteger();
    private final Queue<CallEvent> calls = new ConcurrentLinkedQueue<>();
    private final Queue<TargetEvent> transitions = new ConcurrentLinkedQueue<>();
    private final Map<String, ChaoticProvider> providers = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNothingAndRecovers(long seed) throws InterruptedException {
        for (String account : ACCOUNTS) {
            long own = seed * 31 + account.hashCode();
            providers.put(account, new ChaoticProvider(own, millis, ACCOUNTS.indexOf(account) < 2));
        }
        Random random = new Random(seed);
        try (LlmRouter router = LlmRouter.builder(ReadConfig.of(yaml()))
                .provider("openai", account -> providers.get(account.name()))
                .clock(() -> START.plusMillis(millis.get()))
                .pause((time, cancellation) -> millis.addAndGet(time.toMillis()) > 0)
                .random(random)
                .listener(calls::add)
                .targetListener(transitions::add)
                .build()) {
            storm(router, seed);

            assertThat(unexpected).hasValue(0);
            assertEveryRequestEndsOnce();
            assertLegalBreakers();
            assertRecovers(router);
        }
    }

    private void storm(LlmRouter router, long seed) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            Random own = new Random(seed * 1_000 + thread);
            threads.submit(() -> {
                start.await();
                for (int i = 0; i < EACH; i++) {
                    ask(router, own);
                }
                return null;
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
    }

    private void ask(LlmRouter router, Random random) {
        ChatRequest request = ChatRequest.of("Hello?");
        try {
            if (random.nextBoolean()) {
                router.chat(request, CallOptions.DEFAULT);
                return;
            }
            try (AnswerStream stream = router.stream(request, CallOptions.DEFAULT)) {
                boolean read = random.nextInt(4) > 0;
                while (read && stream.hasNext()) {
                    stream.next();
                }
            }
        } catch (LlmRouterException e) {
            if (e.decision().isEmpty()) {
                unplanned.incrementAndGet();
            }
        } catch (RuntimeException e) {
            unexpected.incrementAndGet();
        }
    }

    private void assertEveryRequestEndsOnce() {
        Map<String, Integer> attempted = new HashMap<>();
        Set<String> ended = new HashSet<>();
        int attempts = 0;
        for (CallEvent event : calls) {
            assertThat(ended.contains(event.call()))
                    .as("an event after the end")
                    .isFalse();
            if (event instanceof CallEvent.Attempted) {
                attempted.merge(event.call(), 1, Integer::sum);
            } else if (event instanceof CallEvent.Ended end) {
                ended.add(end.call());
                attempts += end.decision().attempts().size();
                assertThat(attempted.getOrDefault(end.call(), 0))
                        .isEqualTo(end.decision().attempts().size());
                List<Boolean> answered = new ArrayList<>();
                end.decision().attempts().forEach(each -> answered.add(each.failure() == null));
                assertThat(answered.indexOf(true))
                        .as("no attempt after an answer")
                        .isIn(-1, answered.size() - 1);
            }
        }
        assertThat(unplanned).hasValue(0);
        assertThat(ended).hasSize(THREADS * EACH);
        assertThat(attempts)
                .isEqualTo(providers.values().stream()
                        .mapToInt(each -> each.calls.get())
                        .sum());
    }

    private void assertLegalBreakers() {
        Map<Target, String> states = new HashMap<>();
        for (TargetEvent event : transitions) {
            if (event instanceof TargetEvent.BreakerOpened opened) {
                assertThat(states.put(opened.target(), "open")).isNotEqualTo("open");
            } else if (event instanceof TargetEvent.BreakerHalfOpened half) {
                assertThat(states.put(half.target(), "half-open")).isEqualTo("open");
            } else if (event instanceof TargetEvent.BreakerClosed closed) {
                assertThat(states.put(closed.target(), "closed")).isEqualTo("half-open");
            }
        }
        assertThat(states).isNotEmpty();
    }

    private void assertRecovers(LlmRouter router) {
        providers.values().forEach(each -> each.healed = true);
        millis.addAndGet(Duration.ofHours(2).toMillis());
        for (String account : ACCOUNTS) {
            CallOptions only = CallOptions.DEFAULT.withModels(List.of(account + "/model"));
            for (int i = 0; i < 4; i++) {
                Answer answer = router.chat(ChatRequest.of("Well?"), only);
                assertThat(answer.decision().attempts()).hasSize(1);
            }
        }
        assertThat(router.operations().targets())
                .allSatisfy(each -> assertThat(each.breaker().state()).isEqualTo("closed"));
        assertThat(router.operations().keys()).extracting(KeyReport::state).containsOnly("usable");
        assertThat(router.operations().keys())
                .allSatisfy(key -> assertThat(key.off()).isEmpty());
        assertThat(router.unavailableUntil("default")).isEmpty();
    }

    private static String yaml() {
        StringBuilder yaml = new StringBuilder("providers:\n");
        for (String account : ACCOUNTS) {
            yaml.append("  ")
                    .append(account)
                    .append(": { type: openai-compatible, baseUrl: \"http://localhost:1/v1\",");
            yaml.append(" apiKeys: [ key-one-of-")
                    .append(account)
                    .append(", key-two-of-")
                    .append(account);
            yaml.append(" ], breaker: { openFor: 200ms, maxOpenFor: 1s, probes: 2 } }\n");
        }
        yaml.append("models:\n");
        ACCOUNTS.forEach(account -> yaml.append("  ").append(account).append("/model: { contextWindow: 100000 }\n"));
        return yaml + "policies:\n  default:\n    candidates: [ a/model, b/model, c/model, d/model, e/model ]\n"
                + "    strategy: random\n    retry: { maxAttempts: 2, backoff: 1ms }\n    timeout: { total: 10m }\n";
    }
}
