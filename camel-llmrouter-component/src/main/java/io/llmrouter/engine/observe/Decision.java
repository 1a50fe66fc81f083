package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Plan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The explained record of one call.
 *
 * @param id unique
 * @param plan what was decided
 * @param attempts what was tried, in order
 * @param cost what all attempts cost together; null when the answer's cost is unknown
 * @param latency the whole call
 * @param degraded why a last resort answered, or an answer is given that did not pass verification; null for neither
 * @param sharedWith the id of the call whose answer this is, where identical calls share one; null for its own
 * @param steps the answers that were verified, in order; empty where none has to be
 * @param waits where it found no place, in order; empty for most calls
 */
public record Decision(
        String id,
        Plan plan,
        List<Attempt> attempts,
        @Nullable Money cost,
        Duration latency,
        @Nullable String degraded,
        @Nullable String sharedWith,
        List<Step> steps,
        List<Wait> waits) {
    public Decision {
        waits = List.copyOf(waits);
        attempts = List.copyOf(attempts);
        steps = List.copyOf(steps);
    }
}
