package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PauseTest {

    @Test
    void letsTimePass() {
        long start = System.nanoTime();
        assertThat(Pause.REAL.pass(Duration.ofMillis(30), new Cancellation())).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void wakesWhenCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Boolean> whole =
                CompletableFuture.supplyAsync(() -> Pause.REAL.pass(Duration.ofHours(1), cancellation));
        cancellation.cancel(Failure.of(FailureKind.CANCELLED, "gone"));
        assertThat(whole.get(1, TimeUnit.MINUTES)).isFalse();
    }

    @Test
    void staysInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(Pause.REAL.pass(Duration.ofHours(1), new Cancellation())).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
