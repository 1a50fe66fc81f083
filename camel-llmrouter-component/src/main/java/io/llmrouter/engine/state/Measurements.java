package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps what calls tell of targets: in this process, or wherever several nodes share it. Thread-safe; bounded; asked and told
 * in the middle of calls, so that an implementation must not block, and answers from what it has at hand.
 */
public interface Measurements {

    /** A call of the target is under way until what is returned hears, the first time, how it ended. */
    Consumer<Attempt> began(Target target, Operation operation);

    /** What was measured of all calls of the target. */
    Traffic traffic(Target target);

    /** What was measured of its calls of one operation. */
    Traffic traffic(Target target, Operation operation);

    /** An example of a task was answered by the target, and used that. */
    default void answeredTask(Target target, long task, Usage usage) {}

    /** A turn of a conversation was answered by the target, and used that. */
    void answered(Target target, long conversation, Usage usage);

    /** What the target's prompt cache is likely to hold of a conversation; empty when it had none of it lately. */
    Optional<Warmth> warmth(Target target, long conversation);

    /** Of how many conversations the target's prompt cache is likely to hold something. */
    int warmConversations(Target target);

    /** Whether no call of the target is under way, and the last one ended so long ago that what was measured may not hold. */
    boolean isOutdated(Target target);

    /** Has what was measured of the target count a quarter, so that what is measured from now on soon outweighs it. */
    void fade(Target target);

    /** Forgets these targets. */
    void forget(Predicate<Target> gone);

    /** In this process, of every target that was ever called, for one router. */
    static Measurements local(InstantSource clock) {
        return new LocalMeasurements(clock, true);
    }

    /** The same for several routers, none of which knows which targets the others have: nothing is forgotten. */
    static Measurements shared(InstantSource clock) {
        return new LocalMeasurements(clock, false);
    }
}
