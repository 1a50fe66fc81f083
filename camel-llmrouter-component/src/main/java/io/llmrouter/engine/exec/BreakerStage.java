package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
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
        Target target = call.aimed().target();
        Optional<Breaker.Passage> passage = states.tryEnter(target);
        return passage.isEmpty() ? Outcome.failed(states.refusal(target)) : through(passage.get(), call, next);
    }

    private Outcome<Reply> through(Breaker.Passage passage, Keyed call, Next<Keyed> next) {
        long start = ticker.nanos();
        boolean returned = false;
        try {
            Outcome<Reply> outcome = next.proceed(call);
            returned = true;
            return Ending.whenOver(outcome, failure -> {
                Duration latency = Duration.ofNanos(ticker.nanos() - start);
                learn(call.aimed().target(), passage, failure, latency);
            });
        } finally {
            if (!returned) {
                passage.forgotten();
            }
        }
    }

    private void learn(Target target, Breaker.Passage passage, Optional<Failure> failure, Duration latency) {
        if (failure.isEmpty()) {
            passage.succeeded(latency);
            states.answered(target, latency);
        } else if (failure.get().kind().feeds() == Feeds.BREAKER) {
            passage.failed(failure.get().kind(), latency);
        } else {
            passage.forgotten();
        }
    }
}
