package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts calls and attempts since it was made. Thread-safe; a count may lag behind events of other threads by a moment. A
 * call counts when it is over, and only if it came as far as a plan.
 */
public final class CallCounters implements CallListener {

    private final LongAdder calls = new LongAdder();
    private final LongAdder failedCalls = new LongAdder();
    private final LongAdder degradedCalls = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final List<LongAdder> failures =
            Stream.generate(LongAdder::new).limit(FailureKind.values().length).toList();

    @Override
    public void on(CallEvent event) {
        event.fold(this::attempted, this::ended).forEach(LongAdder::increment);
    }

    private List<LongAdder> attempted(CallEvent.Attempted event) {
        Failure failure = event.attempt().failure();
        return failure == null
                ? List.of(attempts)
                : List.of(attempts, failures.get(failure.kind().ordinal()));
    }

    private List<LongAdder> ended(CallEvent.Ended event) {
        if (event.failure() != null) {
            return List.of(calls, failedCalls);
        }
        return event.decision().degraded() == null ? List.of(calls) : List.of(calls, degradedCalls);
    }

    /** Calls that are over. */
    public long calls() {
        return calls.sum();
    }

    /** Calls that ended without an answer. */
    public long failedCalls() {
        return failedCalls.sum();
    }

    /** Calls that a last resort answered, or whose answer did not pass verification. */
    public long degradedCalls() {
        return degradedCalls.sum();
    }

    /** Requests that were sent, or were to be. */
    public long attempts() {
        return attempts.sum();
    }

    /** Attempts that failed. */
    public long failedAttempts() {
        return failures.stream().mapToLong(LongAdder::sum).sum();
    }

    /** Everything as plain values; of the failures, the kinds that happened. */
    public Map<String, Object> values() {
        Map<String, Object> byKind = new LinkedHashMap<>();
        for (FailureKind kind : FailureKind.values()) {
            long count = failures.get(kind.ordinal()).sum();
            if (count > 0) {
                byKind.put(kind.word(), count);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("calls", calls());
        values.put("failedCalls", failedCalls());
        values.put("degradedCalls", degradedCalls());
        values.put("attempts", attempts());
        values.put("failedAttempts", failedAttempts());
        values.put("failures", byKind);
        return values;
    }
}
