package io.llmrouter.engine.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says is left of a rate limit. What is null it does not say.
 *
 * @param limit how much there is in all
 * @param remaining how much is left
 * @param reset how long until all of it is there again
 */
public record Headroom(@Nullable Long limit, @Nullable Long remaining, @Nullable Duration reset) {

    /** Nothing said. */
    public static final Headroom UNKNOWN = new Headroom(null, null, null);

    /** Whether anything is said. */
    public boolean isKnown() {
        return limit != null || remaining != null;
    }
}
