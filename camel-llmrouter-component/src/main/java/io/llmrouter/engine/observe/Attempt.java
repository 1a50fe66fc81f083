package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of one target with one key.
 *
 * @param number from 1, over all targets of the call
 * @param target who was called
 * @param key the key, masked
 * @param failure why it failed; null when it was answered
 * @param usage what it used; null while it is under way; of a failed attempt, what it may have been billed for; null when it was not billed
 * @param cost what that costs; null when the price is unknown
 * @param latency from the request to the whole answer, or to the end of the stream
 * @param firstContent from the request to the first text, reasoning or tool call of a stream; null when none came, or the
 *     answer was not streamed
 * @param hedge whether it was made beside another one that was late
 * @param requestId the provider's name for it, to be quoted to its support; null when it gave none
 * @param operation what was asked of it
 * @param adjustments what of the request was not sent as it was asked, such as {@code drops purpose}
 */
public record Attempt(
        int number,
        Target target,
        String key,
        @Nullable Failure failure,
        @Nullable Usage usage,
        @Nullable Money cost,
        Duration latency,
        @Nullable Duration firstContent,
        boolean hedge,
        @Nullable String requestId,
        Operation operation,
        List<String> adjustments) {
    public Attempt {
        adjustments = List.copyOf(adjustments);
    }

    /** Whether nobody knows yet how it ends; its cost is an estimate until then. */
    public boolean isUnderWay() {
        return failure == null && usage == null;
    }
}
