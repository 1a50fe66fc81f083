package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a strategy may learn from how a call of a target went that it put in order. */
public sealed interface Lesson {

    /** Which target. */
    Target target();

    /** Calls the function of this lesson's kind. */
    <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed, Function<Scored, T> scored);

    /**
     * It answered.
     *
     * @param cost what that cost; null when the price is unknown
     * @param latency how long it took to the whole answer
     */
    record Answered(Target target, @Nullable Money cost, Duration latency) implements Lesson {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed, Function<Scored, T> scored) {
            return answered.apply(this);
        }
    }

    /** It failed, by its own fault or by that of its keys. */
    record Failed(Target target) implements Lesson {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed, Function<Scored, T> scored) {
            return failed.apply(this);
        }
    }

    /**
     * Its answer was given a score, maybe long after.
     *
     * @param score from 0, useless, to 1, perfect
     * @param before the score that this one replaces; null when it is the first
     */
    record Scored(Target target, double score, @Nullable Double before) implements Lesson {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed, Function<Scored, T> scored) {
            return scored.apply(this);
        }
    }
}
