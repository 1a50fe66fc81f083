package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Candidate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * When every candidate failed or was refused, has the policy's last resort answer, in a time of its own (as long as a
 * first token may take, since the call's own time may be up), and marks the answer degraded. If it fails too, or was among those
 * that failed, the first failure stands.
 */
final class LastResortStage implements Stage<Planned, Planned> {

    private static final Set<FailureKind> FINAL =
            EnumSet.of(FailureKind.INVALID_REQUEST, FailureKind.CANCELLED, FailureKind.BLOCKED);

    private final Map<String, Candidate> byPolicy;
    private final DeadlineStage deadline;
    private final Next<Aimed> aimed;

    LastResortStage(Map<String, Candidate> byPolicy, DeadlineStage deadline, Next<Aimed> aimed) {
        this.byPolicy = Map.copyOf(byPolicy);
        this.deadline = deadline;
        this.aimed = aimed;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Planned> next) {
        Outcome<Reply> outcome = next.proceed(call);
        Candidate resort = byPolicy.get(call.policy().name());
        if (resort == null || call.call().log().hasTried(resort.target())) {
            return outcome;
        }
        return outcome.fold(
                reply -> outcome,
                failure -> FINAL.contains(failure.kind()) ? outcome : resortTo(resort, call, failure, outcome));
    }

    private Outcome<Reply> resortTo(Candidate resort, Planned call, Failure failure, Outcome<Reply> first) {
        Outcome<Reply> second = deadline.within(
                call.policy().timeouts().firstToken(),
                call,
                timed -> aimed.proceed(new Aimed(timed, resort, true, true)));
        if (!second.isAnswered()) {
            return first;
        }
        call.call().log().degraded(failure.toString());
        return second;
    }
}
