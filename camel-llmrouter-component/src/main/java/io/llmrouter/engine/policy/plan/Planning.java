package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import java.util.List;
import java.util.function.Function;

/**
 * A plan in the making: which policy, rules and variant it goes by is settled, the order is not. Between the one and the
 * other, whoever carries plans out may have asked what the order goes by. For one call; used by one thread.
 */
public interface Planning {

    /** The policy that the plan is carried out by. */
    Policy policy();

    /** The labels that have to be asked for, each once, to make the best plan; empty where nothing hangs on any. Pure. */
    List<Labelling> labellings();

    /**
     * The plan. Made once: it may take a turn.
     *
     * @param request the same request as at the beginning, with what is known of it by now, and what it may still cost
     * @throws IllegalArgumentException as {@link Planner#begin}
     */
    Proposal propose(PlanRequest request);

    /** The same, with another way to propose. */
    default Planning proposing(Function<PlanRequest, Proposal> other) {
        Planning same = this;
        return new Planning() {
            @Override
            public Policy policy() {
                return same.policy();
            }

            @Override
            public List<Labelling> labellings() {
                return same.labellings();
            }

            @Override
            public Proposal propose(PlanRequest request) {
                return other.apply(request);
            }
        };
    }

    /** A plan that nothing has to be asked for, and that nobody learns from. */
    static Planning of(Policy policy, Function<PlanRequest, Plan> plan) {
        return new Planning() {
            @Override
            public Policy policy() {
                return policy;
            }

            @Override
            public List<Labelling> labellings() {
                return List.of();
            }

            @Override
            public Proposal propose(PlanRequest request) {
                return new Proposal(policy, plan.apply(request), target -> {}, lesson -> {}, null);
            }
        };
    }
}
