package io.llmrouter.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviews per second with a provider that takes 50 ms. The figures are in {@code target/throughput.txt}. */
@Tag("measure")
class ThroughputTest {

    private static final Path FIGURES = Path.of("target", "throughput.txt");

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32})
    void measuresReviewsPerSecond(int consumers) throws IOException {
        try (LocalBroker broker = LocalBroker.start(consumers);
                RunningReviews app = RunningReviews.on(
                        broker,
                        "camel.component.llmrouter.config=classpath:measure.yaml",
                        "reviews.consumers=" + consumers)) {
            run(app, broker, consumers * 10);
            int reviews = Math.max(200, consumers * 60);
            long nanos = run(app, broker, reviews);

            double rate = reviews * 1e9 / nanos;
            Files.writeString(
                    FIGURES,
                    String.format(
                            Locale.ROOT, "Kafka, %d consumers: %d reviews, %.1f a second%n", consumers, reviews, rate),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            assertThat(rate).isPositive();
        }
    }

    private static long run(RunningReviews app, LocalBroker broker, int reviews) {
        long goal = app.committed() + reviews;
        long start = System.nanoTime();
        RunningReviews.send(broker, reviews);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> app.committed() == goal);
        return System.nanoTime() - start;
    }
}
