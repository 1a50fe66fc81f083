package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a call is late, asks the next candidate as well, and takes the first answer. The other call is given up and settled
 * at its estimate.
 *
 * @param after how long the first candidate has to answer (a stream: to begin with content) alone
 * @param maxShare the most hedges, as a share of the policy's calls, above 0 to 1
 * @param maxCostPerHour the most that hedges may cost in an hour, by estimate; null for no limit. With a limit, a candidate
 *     whose price is unknown is never asked as a hedge
 */
public record Hedge(Duration after, double maxShare, @Nullable Money maxCostPerHour) {
    public Hedge {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("after must be more than zero, not " + after);
        }
        if (!(maxShare > 0 && maxShare <= 1)) {
            throw new IllegalArgumentException("maxShare must be above 0 and at most 1, not " + maxShare);
        }
    }
}
