package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Planner;
import io.llmrouter.engine.policy.Policy;

/** Has the planner decide. */
final class PlanStage implements Stage<Described, Planned> {

    private final Planner planner;

    PlanStage(Planner planner) {
        this.planner = planner;
    }

    @Override
    public Outcome<Reply> handle(Described described, Next<Planned> next) {
        Planned planned;
        try {
            Policy policy = planner.policy(described.call().options());
            Plan plan = planner.plan(described.question());
            planned = new Planned(described.call(), described.question().features(), policy, plan);
        } catch (IllegalArgumentException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        described.call().log().planned(planned.plan());
        return next.proceed(planned);
    }
}
