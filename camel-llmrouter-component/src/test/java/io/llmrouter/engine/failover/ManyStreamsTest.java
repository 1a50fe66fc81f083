package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.PacedTime;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Many streams at once over real HTTP, of which a fifth is dropped unread: the others get every word in time, threads
 * stay few, and every connection is back in the pool afterwards.
 */
class ManyStreamsTest {

    private static final Logger LOG = LogManager.getLogger(ManyStreamsTest.class);
    private static final int ACCOUNTS = 4;

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    private final PacedTime time = PacedTime.started();
    private final List<ScriptedProvider> servers = new ArrayList<>();
    private CountDownLatch opened = new CountDownLatch(0);
    private final AtomicLong longestGap = new AtomicLong();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @AfterEach
    void close() {
        servers.forEach(ScriptedProvider::close);
        time.close();
    }

    @Test
    void getEveryWordAndGiveTheirConnectionsBack() throws Exception {
        stream(40, 20, Duration.ofMillis(10));
    }

    /** 500 streams of 100 words, one every 100 ms: 10 s each. */
    @Test
    @Tag("streams")
    void getEveryWordInTimeAndGiveTheirConnectionsBack() throws Exception {
        stream(500, 100, Duration.ofMillis(100));

        assertThat(mostAtOnce).hasValueGreaterThanOrEqualTo(400);
        assertThat(Duration.ofNanos(longestGap.get())).isLessThan(Duration.ofSeconds(2));
    }

    private void stream(int streams, int words, Duration every) throws Exception {
        String text = IntStream.range(0, words).mapToObj(number -> "w" + number).collect(Collectors.joining(" "));
        long before = heapMebibytes();
        Set<Thread> others = routerThreads();
        opened = new CountDownLatch(streams);
        ExecutorService readers = Executors.newFixedThreadPool(streams);
        try (LlmRouter router = router(text, every)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                int number = i;
                all.add(readers.submit(() -> number % 5 == 0 ? dropped(router, number) : read(router, number)));
            }
            for (Future<String> each : all) {
                assertThat(each.get()).isIn("dropped", text);
            }
            // Threads that were started for streams would still be there.
            Set<Thread> own = routerThreads();
            own.removeAll(others);
            long heap = heapMebibytes() - before;
            LOG.info(
                    "{} streams, {} at once: longest gap {} ms, {} threads of the router, {} MiB more heap, {} connections kept",
                    streams,
                    mostAtOnce.get(),
                    longestGap.get() / 1_000_000,
                    own.size(),
                    heap,
                    pool.kept());
            assertThat(heap).as("MiB of heap that were not there before").isLessThan(100);
            assertThat(own).as("threads of the router").hasSizeLessThanOrEqualTo(2);
            await().untilAsserted(() -> assertThat(pool.leased()).isZero());
            assertThat(pool.kept()).as("connections to use again").isGreaterThanOrEqualTo(streams * 4 / 5);
        } finally {
            readers.shutdownNow();
        }
    }

    private String read(LlmRouter router, int number) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        try (AnswerStream stream = router.stream(ChatRequest.of("Tell."), to(number))) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            untilAllAreOpen();
            long last = System.nanoTime();
            while (stream.hasNext()) {
                StreamEvent event = stream.next();
                text.append(event.content());
                long now = System.nanoTime();
                longestGap.accumulateAndGet(now - last, Math::max);
                last = now;
                assertThat(event.kind()).isNotEqualTo(StreamEvent.Kind.FAILED);
            }
            atOnce.decrementAndGet();
        }
        return text.toString();
    }

    private String dropped(LlmRouter router, int number) throws InterruptedException {
        try (AnswerStream stream = router.stream(ChatRequest.of("Tell."), to(number))) {
            assertThat(stream.target().model()).isEqualTo("model");
            untilAllAreOpen();
        }
        return "dropped";
    }

    private void untilAllAreOpen() throws InterruptedException {
        opened.countDown();
        assertThat(opened.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private static CallOptions to(int number) {
        return CallOptions.DEFAULT.withModels(List.of("a" + number % ACCOUNTS + "/model"));
    }

    private LlmRouter router(String text, Duration every) {
        StringBuilder yaml = new StringBuilder("providers:\n");
        for (int i = 0; i < ACCOUNTS; i++) {
            ScriptedProvider server =
                    ScriptedProvider.replies(request -> Reply.text(text).every(every));
            servers.add(server);
            yaml.append("  a%d: { type: openai-compatible, baseUrl: \"%s\" }\n".formatted(i, server.baseUrl()));
        }
        yaml.append("models:\n");
        IntStream.range(0, ACCOUNTS).forEach(i -> yaml.append("  a%d/model: { contextWindow: 100000 }\n".formatted(i)));
        yaml.append("policies:\n  default: { candidates: [ a0/model, a1/model, a2/model, a3/model ] }\n");
        return LlmRouter.builder(ReadConfig.of(yaml.toString()))
                .transport(pool.transport())
                .ticker(time)
                .build();
    }

    private static Set<Thread> routerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("llmrouter-"))
                .collect(Collectors.toSet());
    }

    private static long heapMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
