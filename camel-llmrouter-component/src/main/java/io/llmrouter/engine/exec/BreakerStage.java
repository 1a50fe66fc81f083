package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.state.Breaker;
import io.llmrouter.engine.state.TargetStates;
import java.time.Duration;
import java.util.Optional;

/** Asks the target's breaker before an attempt, and tells it and the target's latency how the attempt ended. */
final class BreakerStage implements Stage<Keyed, Keyed> {

    private final TargetStates states;
    private final Ticker ticker;

    BreakerStage(TargetStates states, Ticker ticker) {
        this.states = states;
        this.ticker = ticker;
    }

    @Override
    public Outcome<Reply> handle(Keyed call, Next<Keyed> next) {
        Breaker breaker = states.breaker(call.aimed().target());
        if (!breaker.tryEnter()) {
            String why = breaker.tripped().orElse("a probe is under way");
            return Outcome.failed(FailureKind.TRIPPED, call.aimed().target() + " is tripped: " + why);
        }
        long start = ticker.nanos();
        return Ending.whenOver(next.proceed(call), failure -> learn(call, breaker, failure, start));
    }

    private void learn(Keyed call, Breaker breaker, Optional<Failure> failure, long start) {
        if (failure.isEmpty()) {
            breaker.succeeded();
            states.answered(call.aimed().target(), Duration.ofNanos(ticker.nanos() - start));
        } else if (failure.get().kind().feeds() == Feeds.BREAKER) {
            breaker.failed();
        } else {
            breaker.forgotten();
        }
    }
}
