package io.llmrouter.engine;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.engine.state.TargetReport;
import java.util.List;

/**
 * What an operator may see and do while the router runs. Thread-safe; effects hold for calls that are planned or sent
 * afterwards, and until they are undone or the router is closed. Methods that name a target throw
 * {@link IllegalArgumentException}, with the nearest valid one, if it is not configured.
 */
public interface Operations {

    /** Every target there is, as it is now. */
    List<TargetReport> targets();

    /** Every key there is, masked, as it is now. */
    List<KeyReport> keys();

    /** Lets no calls through to the target, whatever its breaker says. */
    void takeOut(Target target, String why);

    /** Undoes {@link #takeOut}; does nothing when the target is not out. */
    void putBack(Target target);

    /** Opens the target's breaker until it is closed or reset. */
    void openBreaker(Target target);

    /** Closes the target's breaker; it counts from zero, and remembers how long it was to stay open. */
    void closeBreaker(Target target);

    /** Makes the target's breaker as if it were new. */
    void resetBreaker(Target target);
}
