package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.wire.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final Failure CLOSED = Failure.of(FailureKind.CANCELLED, "closed");

    private final Copies copies = new Copies();

    @Test
    void givesUpWhatIsBeingAskedAndWhatStillComes() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread asking = new Thread(() -> copies.ask(copy -> {
            copy.onCancel(cancelled::countDown);
            asked.countDown();
            await(cancelled);
        }));
        asking.start();
        await(asked);

        copies.giveUp(CLOSED);

        asking.join(10_000);
        assertThat(asking.isAlive()).isFalse();
        List<Cancellation> late = new ArrayList<>();
        copies.ask(late::add);
        assertThat(late.get(0).reason()).contains(CLOSED);
    }

    @Test
    void forgetsACopyThatIsOverHoweverItEnds() {
        List<Cancellation> over = new ArrayList<>();
        copies.ask(over::add);
        assertThatIllegalStateException()
                .isThrownBy(() -> copies.ask(copy -> {
                    over.add(copy);
                    throw new IllegalStateException("broken");
                }));

        copies.giveUp(CLOSED);

        assertThat(over).hasSize(2).allSatisfy(copy -> assertThat(copy.reason()).isEmpty());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
