package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Planner;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;

/** Has the planner decide, and hear who answered in the end. */
final class PlanStage implements Stage<Described, Planned> {

    private final Planner planner;

    PlanStage(Planner planner) {
        this.planner = planner;
    }

    @Override
    public Outcome<Reply> handle(Described described, Next<Planned> next) {
        Planned planned;
        Proposal proposal;
        try {
            Policy policy = planner.policy(described.call().options());
            proposal = planner.propose(described.question());
            planned = new Planned(described.call(), described.question().features(), policy, proposal.plan());
        } catch (IllegalArgumentException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        described.call().log().planned(planned.plan());
        Outcome<Reply> outcome = next.proceed(planned);
        outcome.fold(reply -> tell(proposal, reply), failure -> false);
        return outcome;
    }

    private static boolean tell(Proposal proposal, Reply reply) {
        reply.whenOver(ending -> {
            if (ending.failure() == null) {
                proposal.answered().accept(reply.target());
            }
        });
        return true;
    }
}
