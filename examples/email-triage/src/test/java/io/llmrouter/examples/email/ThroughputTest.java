package io.llmrouter.examples.email;

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
import org.junit.jupiter.api.Test;

/**
 * Mails per second with a provider that takes 50 ms, from the inbox to the folder, the draft's sending included. One
 * consumer: a folder has no more. The figures are in {@code target/throughput.txt}.
 */
@Tag("measure")
class ThroughputTest {

    private static final Path FIGURES = Path.of("target", "throughput.txt");
    private static final int WARM_UP = 10;
    private static final int MAILS = 200;

    @Test
    void measuresMailsPerSecond() throws IOException {
        try (LocalMail mail = LocalMail.start();
                RunningTriage app =
                        RunningTriage.at(mail, "llmrouter.config=classpath:measure.yaml", "triage.poll-interval=10")) {
            run(app, mail, WARM_UP);
            long nanos = run(app, mail, MAILS);

            double rate = MAILS * 1e9 / nanos;
            Files.writeString(
                    FIGURES,
                    String.format(Locale.ROOT, "Mail, 1 consumer: %d mails, %.1f a second%n", MAILS, rate),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            assertThat(rate).isPositive();
        }
    }

    private static long run(RunningTriage app, LocalMail mail, int mails) {
        long goal = app.done() + mails;
        long start = System.nanoTime();
        IntStream.range(0, mails).forEach(i -> RunningTriage.send(mail, "mail " + i, "I order paper."));
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> app.done() == goal);
        return System.nanoTime() - start;
    }
}
