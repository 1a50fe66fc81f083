package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Assignment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a call that was answered, without what was asked or answered.
 *
 * @param decisionId the id of its decision
 * @param target who answered
 * @param policy by which policy
 * @param rule by which rule of it; null for none
 * @param assignments its part in experiments
 * @param cost what all its attempts cost; null when unknown
 * @param latency how long it took
 */
public record AnsweredCall(
        String decisionId,
        Target target,
        String policy,
        @Nullable String rule,
        List<Assignment> assignments,
        @Nullable Money cost,
        Duration latency) {
    public AnsweredCall {
        assignments = List.copyOf(assignments);
    }

    /** The call of that decision, answered by that target. */
    public static AnsweredCall of(Decision decision, Target target) {
        return new AnsweredCall(
                decision.id(),
                target,
                decision.plan().policy(),
                decision.plan().rule(),
                decision.plan().trial().assignments(),
                decision.cost(),
                decision.latency());
    }
}
