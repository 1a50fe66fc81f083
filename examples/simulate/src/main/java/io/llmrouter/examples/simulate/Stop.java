package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer stops before it is whole, and how.
 *
 * @param tokens how many are written until then; {@link #REFUSED} where the call is not even taken
 * @param failure how the call fails; null where nothing comes any more
 */
record Stop(int tokens, @Nullable Failure failure) {

    /** Before anything is done for the call. */
    static final int REFUSED = -1;

    static Stop failing(int tokens, FailureKind kind, String why, @Nullable Duration retryAfter) {
        return new Stop(tokens, new Failure(kind, why, null, null, retryAfter));
    }

    static Stop failing(int tokens, FailureKind kind, String why) {
        return failing(tokens, kind, why, null);
    }

    boolean isRefusal() {
        return tokens == REFUSED;
    }
}
