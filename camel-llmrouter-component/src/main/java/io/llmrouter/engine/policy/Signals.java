package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Priority;
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

    /** What was measured of the target's calls of one operation; of all of them, where nobody tells them apart. */
    default Traffic traffic(Target target, Operation operation) {
        return traffic(target);
    }

    /**
     * What the target's prompt cache is likely to hold of a conversation; empty when it had none of it lately, or nothing
     * worth caching.
     *
     * @param conversation as {@link PlanRequest#conversation()} names it
     */
    default Optional<Warmth> warmth(Target target, long conversation) {
        return Optional.empty();
    }

    /** Whether the target was called, but not for so long that what was measured then may not hold any more. */
    default boolean isOutdated(Target target) {
        return false;
    }

    /** Whether any target takes only so many calls at once. */
    default boolean isLoadLimited() {
        return false;
    }

    /** How full the target is for calls of that class, by our own limits; empty when it takes as many as come. */
    default Optional<Load> load(Target target, Priority priority) {
        return Optional.empty();
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
