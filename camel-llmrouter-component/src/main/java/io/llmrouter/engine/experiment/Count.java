package io.llmrouter.engine.experiment;

import io.llmrouter.engine.model.Money;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that is counted of an experiment. Immutable. */
public sealed interface Count {

    /** Calls the function of this count's kind. */
    <T> T fold(Function<Call, T> call, Function<Score, T> score, Function<Copy, T> copy);

    /**
     * A call of a variant was over.
     *
     * @param failed whether it was not answered as it should
     * @param cost what it cost; null when that is unknown
     * @param latency how long it took
     */
    record Call(String variant, boolean failed, @Nullable Money cost, Duration latency) implements Count {
        @Override
        public <T> T fold(Function<Call, T> call, Function<Score, T> score, Function<Copy, T> copy) {
            return call.apply(this);
        }
    }

    /**
     * An answer of a variant was given a score.
     *
     * @param before the score that it replaces; null when it is the first
     */
    record Score(String variant, double score, @Nullable Double before) implements Count {
        @Override
        public <T> T fold(Function<Call, T> call, Function<Score, T> scored, Function<Copy, T> copy) {
            return scored.apply(this);
        }
    }

    /** The answer to a copy was compared with that to the call. */
    record Copy(Comparison comparison) implements Count {
        @Override
        public <T> T fold(Function<Call, T> call, Function<Score, T> score, Function<Copy, T> copy) {
            return copy.apply(this);
        }
    }
}
