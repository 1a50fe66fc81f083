package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static final Failure LATE = Failure.of(FailureKind.TIMEOUT, "late");
    private static final Failure UNWANTED = Failure.of(FailureKind.CANCELLED, "unwanted");

    private final List<String> done = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void keepsTheFirstReasonAndActsOnce() {
        cancellation.onCancel(() -> done.add("closed"));
        cancellation.cancel(LATE);
        cancellation.cancel(UNWANTED);

        assertThat(cancellation.reason()).contains(LATE);
        assertThat(done).containsExactly("closed");
    }

    @Test
    void actsAtOnceWhenItIsTooLate() {
        cancellation.cancel(LATE);
        cancellation.onCancel(() -> done.add("closed"));

        assertThat(done).containsExactly("closed");
    }

    @Test
    void forgetsWhatIsOver() {
        Runnable action = () -> done.add("closed");
        cancellation.onCancel(action);
        cancellation.forget(action);
        cancellation.cancel(LATE);

        assertThat(done).isEmpty();
    }

    @Test
    void endsItsChildrenForItsReason() {
        Cancellation child = cancellation.child();
        cancellation.cancel(LATE);

        assertThat(child.reason()).contains(LATE);
        assertThat(cancellation.child().reason()).contains(LATE);
    }

    @Test
    void survivesItsChildrenAndLetsReleasedOnesGo() {
        Cancellation first = cancellation.child();
        first.cancel(UNWANTED);
        assertThat(cancellation.reason()).isEmpty();

        Cancellation second = cancellation.child();
        second.release();
        cancellation.cancel(LATE);
        assertThat(second.reason()).isEmpty();
    }
}
