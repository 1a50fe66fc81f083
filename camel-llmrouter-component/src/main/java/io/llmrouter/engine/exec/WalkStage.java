package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FailureKind.Onward;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Hedge;
import java.util.Optional;

/**
 * Walks along the plan: to the next candidate when one fails, as far as the failure's kind allows, and beside it when
 * one is late and the policy hedges. A target without a free place is passed by; when no other answers, the call waits
 * for a place at the first of them.
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
        Candidate full = null;
        for (Optional<Candidate> at = cursor.next(); at.isPresent(); at = cursor.next()) {
            Candidate candidate = at.get();
            boolean lastChoice = cursor.isLast();
            boolean waits = lastChoice && full == null;
            last = next.proceed(new Aimed(call, candidate, lastChoice, waits));
            Optional<Failure> failure = failure(last);
            if (failure.isEmpty() || call.call().cancellation().reason().isPresent()) {
                return last;
            }
            boolean passed = failure.get().kind() == FailureKind.LIMIT_EXCEEDED && !waits;
            full = full == null && passed ? candidate : full;
            cursor.after(candidate, failure.get());
        }
        return full != null && mayGoOn(last) ? next.proceed(new Aimed(call, full, true, true)) : last;
    }

    private static boolean mayGoOn(Outcome<Reply> last) {
        return failure(last).filter(each -> each.kind().onward() == Onward.ANY).isPresent();
    }

    private static Optional<Failure> failure(Outcome<Reply> outcome) {
        return outcome.fold(reply -> Optional.empty(), Optional::of);
    }
}
