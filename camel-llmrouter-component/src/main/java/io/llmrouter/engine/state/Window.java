package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls a breaker counts, oldest first, each leaving exactly when its time or its place is up. Not thread-safe. */
final class Window {

    private record Ended(Instant at, @Nullable FailureKind failure, boolean slow) {}

    private final CallWindow size;
    private final Deque<Ended> calls = new ArrayDeque<>();
    private final Map<FailureKind, Integer> failures = new EnumMap<>(FailureKind.class);
    private int failed;
    private int slow;

    Window(CallWindow size) {
        this.size = size;
    }

    void add(Instant at, @Nullable FailureKind failure, boolean isSlow) {
        calls.addLast(new Ended(at, failure, isSlow));
        slow += isSlow ? 1 : 0;
        if (failure != null) {
            failed++;
            failures.merge(failure, 1, Integer::sum);
        }
        if (calls.size() > size.calls()) {
            drop();
        }
        age(at);
    }

    int calls() {
        return calls.size();
    }

    int failed() {
        return failed;
    }

    int slow() {
        return slow;
    }

    CallCounts counts(Instant now) {
        age(now);
        return new CallCounts(calls.size(), failed, slow, failures);
    }

    private void age(Instant now) {
        Duration time = size.time();
        if (time != null) {
            Instant from = now.minus(time);
            for (Ended oldest = calls.peek(); oldest != null && !oldest.at().isAfter(from); oldest = calls.peek()) {
                drop();
            }
        }
    }

    private void drop() {
        Ended oldest = calls.remove();
        slow -= oldest.slow() ? 1 : 0;
        FailureKind failure = oldest.failure();
        if (failure != null) {
            failed--;
            failures.computeIfPresent(failure, (kind, count) -> count == 1 ? null : count - 1);
        }
    }
}
