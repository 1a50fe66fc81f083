package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.observe.CallEvent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One router for very many requests, good and bad: nothing is lost, and what it keeps in memory does not grow. */
class SoakTest {

    private static final Logger LOG = LogManager.getLogger(SoakTest.class);
    private static final int THREADS = 8;
    private static final int PARTS = 20;
    private static final String YAML =
            """
            providers:
              a: { type: openai-compatible, baseUrl: "http://localhost:1/v1", apiKeys: [ key-one-of-a, key-two-of-a ] }
              b: { type: openai-compatible, baseUrl: "http://localhost:1/v1", breaker: { openFor: 10ms, maxOpenFor: 50ms } }
              c: { type: openai-compatible, baseUrl: "http://localhost:1/v1" }
            models:
              a/model: { contextWindow: 100000 }
              b/model: { contextWindow: 100000 }
              c/model: { contextWindow: 100000 }
            policies:
              default:
                candidates: [ a/model, b/model, c/model ]
                strategy: random
                retry: { maxAttempts: 2, backoff: 1ms }
                hedge: { after: 50ms, maxShare: 0.1 }
            """;

    private static final Weather[] WEATHERS = {
        Weather.FINE, Weather.OVERLOADED, Weather.BREAKING_STREAMS, Weather.MUMBLING, Weather.LIMITING, Weather.FINE
    };

    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong attempted = new AtomicLong();
    private final AtomicLong called = new AtomicLong();

    @Test
    void losesNothing() throws Exception {
        soak(20_000);
    }

    @Test
    @Tag("soak")
    void keepsItsHeapFlatOverAMillionRequests() throws Exception {
        List<Long> heap = soak(1_000_000);

        LOG.info(
                "heap after collection in KiB, at each twentieth: {}",
                heap.stream().map(each -> each / 1024).toList());
        long quarter = heap.get(PARTS / 4 - 1);
        assertThat(heap.subList(PARTS / 4, PARTS))
                .allSatisfy(each -> assertThat((double) each).isLessThan(quarter * 1.05));
    }

    /** Returns the heap in use after each twentieth. */
    private List<Long> soak(int requests) throws Exception {
        List<Long> heap = new ArrayList<>();
        StormyProvider unstable = new StormyProvider(new CallBook(), 0);
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (LlmRouter router = LlmRouter.builder(ReadConfig.of(YAML))
                .provider(
                        "openai",
                        account -> new CountedProvider(
                                account.name().equals("c") ? new StormyProvider(new CallBook(), 0) : unstable, called))
                .listener(this::count)
                .build()) {
            for (int part = 0; part < PARTS; part++) {
                unstable.weather = WEATHERS[part % WEATHERS.length];
                ask(router, callers, requests / PARTS, part);
                heap.add(heapAfterCollection());
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(ended).hasValue(requests);
        assertThat(attempted).hasValue(called.get());
        return heap;
    }

    private void count(CallEvent event) {
        if (event instanceof CallEvent.Ended) {
            ended.incrementAndGet();
        } else {
            attempted.incrementAndGet();
        }
    }

    private static void ask(LlmRouter router, ExecutorService callers, int requests, int part) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(part * 100L + thread);
            all.add(callers.submit(() -> {
                for (int i = 0; i < requests / THREADS; i++) {
                    ask(router, random);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    private static void ask(LlmRouter router, Random random) {
        ChatRequest request = ChatRequest.of("Hello number " + random.nextInt() + "?");
        CallOptions options = CallOptions.DEFAULT.withContext("soak");
        try {
            if (random.nextBoolean()) {
                router.chat(request, options);
                return;
            }
            try (AnswerStream stream = router.stream(request, options)) {
                while (stream.hasNext() && random.nextInt(20) > 0) {
                    stream.next();
                }
            }
        } catch (LlmRouterException e) {
            assertThat(e.decision()).isPresent();
        }
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
