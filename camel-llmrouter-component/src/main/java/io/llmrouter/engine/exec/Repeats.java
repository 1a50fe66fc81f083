package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.policy.Retry;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether and when the same target is tried again with the same key: the first columns of the failure kinds. */
final class Repeats {

    private final Retry retry;
    private final RandomGenerator random;

    Repeats(Retry retry, RandomGenerator random) {
        this.retry = retry;
        this.random = random;
    }

    /**
     * How long to wait before the next attempt: the backoff with its jitter, and never less than the provider asked for;
     * empty when there is no next attempt.
     *
     * @param attempt how many attempts there were at this target
     * @param lastChoice whether no other candidate is left
     */
    Optional<Duration> waitBefore(int attempt, Failure failure, boolean lastChoice) {
        return switch (failure.kind().repeat()) {
            case NO, CLAMPED -> Optional.empty();
            case AT_ONCE -> Optional.of(Duration.ZERO);
            case ONCE -> attempt == 1 ? Optional.of(Duration.ZERO) : Optional.empty();
            case BACKOFF -> Optional.of(backoff(attempt, failure));
            case AFTER_SEND -> retry.afterSend() ? Optional.of(backoff(attempt, failure)) : Optional.empty();
            case LAST_CHOICE -> lastChoice ? Optional.of(backoff(attempt, failure)) : Optional.empty();
        };
    }

    private Duration backoff(int attempt, Failure failure) {
        Duration doubled = retry.backoff().multipliedBy(1L << Math.min(attempt - 1, 30));
        Duration own = jittered(doubled.compareTo(retry.maxBackoff()) > 0 ? retry.maxBackoff() : doubled);
        Duration asked = failure.retryAfter();
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }

    private Duration jittered(Duration time) {
        double factor = 1 + retry.jitter() * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) (time.toNanos() * factor));
    }
}
