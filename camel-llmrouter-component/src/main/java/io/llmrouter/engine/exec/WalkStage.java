package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Hedge;
import java.util.Optional;

/**
 * Walks along the plan: to the next candidate when one fails, as far as the failure's kind allows, and beside it when one
 * is late and the policy hedges.
 */
final class WalkStage implements Stage<Planned, Aimed> {

    private final Hedging hedging;
    private final AllRefused refused;

    WalkStage(Hedging hedging, AllRefused refused) {
        this.hedging = hedging;
        this.refused = refused;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Aimed> next) {
        Cursor cursor = new Cursor(call.plan());
        if (cursor.isLast()) {
            return Outcome.failed(refused.failure(call));
        }
        Hedge hedge = call.policy().hedge();
        return hedge == null
                ? walk(call, cursor, next)
                : hedging.race(hedge, call, cursor, timed -> walk(timed, cursor, next), next);
    }

    private static Outcome<Reply> walk(Planned call, Cursor cursor, Next<Aimed> next) {
        Outcome<Reply> last = Outcome.failed(FailureKind.NO_ELIGIBLE_MODEL, "no candidate is left");
        for (Optional<Candidate> at = cursor.next(); at.isPresent(); at = cursor.next()) {
            Candidate candidate = at.get();
            last = next.proceed(new Aimed(call, candidate, cursor.isLast()));
            Optional<Failure> failure = last.fold(reply -> Optional.empty(), Optional::of);
            if (failure.isEmpty() || call.call().cancellation().reason().isPresent()) {
                return last;
            }
            cursor.after(candidate, failure.get());
        }
        return last;
    }
}
