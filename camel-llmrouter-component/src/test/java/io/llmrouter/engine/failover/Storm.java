package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many callers at once, each with whole answers and streams, of which some are left unread. */
final class Storm {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");
    private static final Weather[] ALL = Weather.values();

    /** Who asked, and the id of the call's record. */
    final Map<Object, String> records = new ConcurrentHashMap<>();

    final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Integer> surprises = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final LlmRouter router;
    private final long seed;

    /** Changes the weather of one target. */
    interface Change {
        void to(int target, Weather weather);
    }

    Storm(LlmRouter router, long seed) {
        this.router = router;
        this.seed = seed;
    }

    /** Has the threads ask so often each, while targets 0 to 2 change every 100 ms. */
    void rages(int threads, int requests, Change change) throws InterruptedException {
        Random random = new Random(seed);
        ScheduledExecutorService weather = Executors.newSingleThreadScheduledExecutor();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            weather.scheduleAtFixedRate(() -> turn(random, change), 0, 100, TimeUnit.MILLISECONDS);
            for (int thread = 0; thread < threads; thread++) {
                Random own = new Random(seed * 1_000 + thread);
                callers.submit(() -> {
                    start.await();
                    for (int i = 0; i < requests / threads; i++) {
                        ask(own);
                    }
                    return null;
                });
            }
            start.countDown();
            callers.shutdown();
            assertThat(callers.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            weather.shutdownNow();
            callers.shutdownNow();
        }
        assertThat(surprises).isEmpty();
        assertThat(numbers).hasValue(requests);
    }

    private static void turn(Random random, Change change) {
        for (int target = 0; target < 3; target++) {
            change.to(target, ALL[random.nextInt(ALL.length)]);
        }
    }

    private void ask(Random random) {
        int number = numbers.incrementAndGet();
        CallOptions options = CallOptions.DEFAULT.withContext(number);
        try {
            String id = random.nextBoolean()
                    ? router.chat(HELLO, options).decision().id()
                    : stream(options, random.nextInt(10) > 0);
            records.put(number, id);
            answered.incrementAndGet();
        } catch (LlmRouterException e) {
            records.put(number, e.decision().orElseThrow().id());
        } catch (RuntimeException e) {
            surprises.merge(e.toString(), 1, Integer::sum);
        }
    }

    private String stream(CallOptions options, boolean read) {
        try (AnswerStream stream = router.stream(HELLO, options)) {
            while (read && stream.hasNext()) {
                stream.next();
            }
            return stream.decision().id();
        }
    }
}
