package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.observe.AnsweredCall;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.state.AnsweredCalls;

/** Has the planner decide, and learn how that went: who answered, how each attempt ended, how the answer is scored. */
final class PlanStage implements Stage<Described, Planned> {

    private final Planner planner;
    private final AnsweredCalls answered;

    PlanStage(Planner planner, AnsweredCalls answered) {
        this.planner = planner;
        this.answered = answered;
    }

    @Override
    public Outcome<Reply> handle(Described described, Next<Planned> next) {
        Proposal proposal;
        try {
            proposal = planner.propose(described.question());
        } catch (IllegalArgumentException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        CallLog log = described.call().log();
        log.planned(proposal.plan());
        Outcome<Reply> outcome = next.proceed(
                new Planned(described.call(), described.question().features(), proposal.policy(), proposal.plan()));
        return outcome.fold(
                reply -> {
                    reply.whenOver(ending -> {
                        teach(proposal, log.decision());
                        if (ending.failure() == null) {
                            proposal.answered().accept(reply.target());
                            answered.remember(AnsweredCall.of(log.decision(), reply.target()), proposal.lessons());
                        }
                    });
                    return outcome;
                },
                failure -> {
                    teach(proposal, log.decision());
                    return outcome;
                });
    }

    private static void teach(Proposal proposal, Decision decision) {
        for (Attempt each : decision.attempts()) {
            Failure failure = each.failure();
            if (failure == null && !each.isUnderWay()) {
                proposal.lessons().accept(new Lesson.Answered(each.target(), each.cost(), each.latency()));
            } else if (failure != null && failure.kind().feeds() != FailureKind.Feeds.NOTHING) {
                proposal.lessons().accept(new Lesson.Failed(each.target()));
            }
        }
    }
}
