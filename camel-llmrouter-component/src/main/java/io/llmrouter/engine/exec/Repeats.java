package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.policy.Retry;
import java.time.Duration;
import java.util.Optional;

/** Whether and when the same target is tried again with the same key: the first columns of the failure kinds. */
final class Repeats {

    private Repeats() {}

    /**
     * How long to wait before the next attempt; empty when there is none.
     *
     * @param attempt how many attempts there were at this target
     * @param lastChoice whether no other candidate is left
     */
    static Optional<Duration> waitBefore(int attempt, Failure failure, Retry retry, boolean lastChoice) {
        return switch (failure.kind().repeat()) {
            case NO, CLAMPED -> Optional.empty();
            case AT_ONCE -> Optional.of(Duration.ZERO);
            case ONCE -> attempt == 1 ? Optional.of(Duration.ZERO) : Optional.empty();
            case BACKOFF -> Optional.of(backoff(attempt, failure, retry));
            case AFTER_SEND -> retry.afterSend() ? Optional.of(backoff(attempt, failure, retry)) : Optional.empty();
            case LAST_CHOICE -> lastChoice ? Optional.of(backoff(attempt, failure, retry)) : Optional.empty();
        };
    }

    private static Duration backoff(int attempt, Failure failure, Retry retry) {
        Duration doubled = retry.backoff().multipliedBy(1L << Math.min(attempt - 1, 30));
        Duration own = doubled.compareTo(retry.maxBackoff()) > 0 ? retry.maxBackoff() : doubled;
        Duration asked = failure.retryAfter();
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
