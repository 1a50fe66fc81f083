package io.llmrouter.examples.httpchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests per second with a provider that takes 50 ms; the figures are in the log. */
@Tag("feeds")
class HttpFeedTest {

    private static final Logger LOG = LoggerFactory.getLogger("http-chat");
    private static final String SIMULATED =
            """
            providers:
              slow: { type: simulated, latency: 50ms }
            models:
              slow/model: { contextWindow: 128000, price: { input: 0.25, output: 2 } }
            policies:
              default: { candidates: [ slow/model ] }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 300", "8, 2400", "32, 9600"})
    void answersRequests(int clients, int requests) throws Exception {
        Path config = Files.writeString(folder.resolve("llmrouter.yaml"), SIMULATED);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try (RunningChat app = RunningChat.in(folder, "llmrouter.config=file:" + config)) {
            ask(app, threads, 4 * clients);
            long begin = System.nanoTime();
            ask(app, threads, requests);
            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;

            LOG.info("feed http, {} at once: {} messages/s", clients, Math.round(10 * requests / seconds) / 10.0);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void ask(RunningChat app, ExecutorService threads, int requests) throws Exception {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            all.add(() -> app.chat("Summarize: The parcel came on Friday. ".repeat(25))
                    .statusCode());
        }
        for (Future<Integer> each : threads.invokeAll(all)) {
            assertThat(each.get()).isEqualTo(200);
        }
    }
}
