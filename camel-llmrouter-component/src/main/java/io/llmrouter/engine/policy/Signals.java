package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import java.util.Optional;
import java.util.OptionalDouble;

/** What has been learned of targets by calling them. Thread-safe; never blocks. */
public interface Signals {

    /** Why the target takes no calls for now, such as an open breaker; empty when it does. */
    Optional<String> tripped(Target target);

    /** The target's usual time to a whole answer in milliseconds; empty when it was never measured. */
    OptionalDouble latencyMillis(Target target);

    /** What the target's provider said last is left of its rate limits; empty when it never said, or that was long ago. */
    default Optional<ResponseNotes> headroom(Target target) {
        return Optional.empty();
    }

    /** What was measured of the target's calls; {@link Traffic#NONE} when it was never called. */
    default Traffic traffic(Target target) {
        return Traffic.NONE;
    }

    /** Nothing is known of anyone. */
    static Signals none() {
        return new Signals() {
            @Override
            public Optional<String> tripped(Target target) {
                return Optional.empty();
            }

            @Override
            public OptionalDouble latencyMillis(Target target) {
                return OptionalDouble.empty();
            }
        };
    }
}
