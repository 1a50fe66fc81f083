package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.AnsweredCall;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.state.AnsweredCalls;
import io.llmrouter.engine.state.TargetStates;
import java.util.List;

/**
 * Makes the plan, and has the planner learn how it went: who answered, how each attempt ended, how the answer is
 * scored.
 */
final class PlanStage implements Stage<Begun, Planned> {

    private final AnsweredCalls answered;
    private final TargetStates states;

    PlanStage(AnsweredCalls answered, TargetStates states) {
        this.answered = answered;
        this.states = states;
    }

    @Override
    public Outcome<Reply> handle(Begun begun, Next<Planned> next) {
        Proposal proposal;
        try {
            proposal = begun.planning().propose(begun.question());
        } catch (IllegalArgumentException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        Target again = proposal.again();
        if (again != null) {
            states.fade(again);
        }
        CallLog log = begun.call().log();
        log.planned(proposal.plan());
        Outcome<Reply> outcome = next.proceed(
                new Planned(begun.call(), begun.question().features(), proposal.policy(), proposal.plan()));
        return outcome.fold(
                reply -> {
                    reply.whenOver(ending -> {
                        teach(proposal, log.attemptsByPlan());
                        if (ending.failure() == null) {
                            proposal.answered().accept(reply.target());
                            answered.remember(AnsweredCall.of(log.decision(), reply.target()), proposal.lessons());
                        }
                    });
                    return outcome;
                },
                failure -> {
                    teach(proposal, log.attemptsByPlan());
                    return outcome;
                });
    }

    private static void teach(Proposal proposal, List<Attempt> attempts) {
        for (Attempt each : attempts) {
            Failure failure = each.failure();
            if (failure == null && !each.isUnderWay()) {
                proposal.lessons().accept(new Lesson.Answered(each.target(), each.cost(), each.latency()));
            } else if (failure != null && failure.kind().feeds() != FailureKind.Feeds.NOTHING) {
                proposal.lessons().accept(new Lesson.Failed(each.target()));
            }
        }
    }
}
