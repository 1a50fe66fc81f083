package io.llmrouter.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders per second with a provider that takes 50 ms. The figures are in {@code target/throughput.txt}. */
@Tag("measure")
class ThroughputTest {

    private static final Path FIGURES = Path.of("target", "throughput.txt");

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32})
    void measuresOrdersPerSecond(int consumers) throws IOException {
        try (RunningQueues app = RunningQueues.with(
                "llmrouter.config=classpath:measure.yaml",
                "orders.consumers=" + consumers,
                "orders.model=simulated/model")) {
            run(app, consumers * 10, 0);
            int orders = Math.max(200, consumers * 60);
            long nanos = run(app, orders, consumers * 10);

            double rate = orders * 1e9 / nanos;
            Files.writeString(
                    FIGURES,
                    String.format(
                            Locale.ROOT, "JMS, %d consumers: %d orders, %.1f a second%n", consumers, orders, rate),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            assertThat(rate).isPositive();
        }
    }

    private static long run(RunningQueues app, int orders, int before) {
        long start = System.nanoTime();
        IntStream.range(0, orders).forEach(i -> app.order("order-" + i));
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> app.count("orders.enriched") == before + orders);
        return System.nanoTime() - start;
    }
}
