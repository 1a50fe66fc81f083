package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.provider.Credential;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tries one target again, with the same key or another, as the failure's kind says. Each key is tried at most once for
 * failures that ask for another key; the number of attempts is the policy's.
 */
final class RetryStage implements Stage<Aimed, Keyed> {

    private final Accounts accounts;
    private final Pause pause;
    private final RandomGenerator random;

    RetryStage(Accounts accounts, Pause pause, RandomGenerator random) {
        this.accounts = accounts;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public Outcome<Reply> handle(Aimed call, Next<Keyed> next) {
        List<Credential> keys = accounts.account(call.target().account()).credentials();
        Retry retry = call.planned().policy().retry();
        int key = 0;
        for (int attempt = 1; ; attempt++) {
            Outcome<Reply> outcome = next.proceed(new Keyed(call, keys.get(key)));
            Optional<Failure> failure = outcome.fold(reply -> Optional.empty(), Optional::of);
            if (failure.isEmpty() || attempt == retry.maxAttempts() || isOver(call)) {
                return outcome;
            }
            if (failure.get().kind().otherKey() && key + 1 < keys.size()) {
                key++;
                continue;
            }
            Optional<Duration> wait = Repeats.waitBefore(attempt, failure.get(), retry, call.lastChoice());
            if (wait.isEmpty() || !waited(call, jittered(wait.get(), retry))) {
                return outcome;
            }
        }
    }

    private boolean waited(Aimed call, Duration time) {
        if (!time.isZero()) {
            pause.pause(time, call.call().cancellation());
        }
        return !isOver(call);
    }

    private Duration jittered(Duration time, Retry retry) {
        double factor = 1 + retry.jitter() * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) (time.toNanos() * factor));
    }

    private static boolean isOver(Aimed call) {
        return call.call().cancellation().reason().isPresent();
    }
}
