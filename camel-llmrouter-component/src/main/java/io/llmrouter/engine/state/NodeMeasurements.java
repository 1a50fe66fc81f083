package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import java.time.InstantSource;
import java.util.Map;

/**
 * What one node measured itself, and what it hears of others. What it hears counts as old as it is, and only of targets whose
 * accounts it has. Times are in milliseconds by this node's clock. As thread-safe and bounded as {@link Measurements}.
 */
public interface NodeMeasurements extends Measurements {

    /** A call ended elsewhere then. It was never under way here, and comes without its cost, which was spent there. */
    void heard(Target target, Operation operation, Attempt attempt, long at);

    /** As {@link #answeredTask}, elsewhere. */
    void heardTask(Target target, long task, Usage usage, long at);

    /** As {@link #answered}, elsewhere. */
    void heardTurn(Target target, long conversation, Usage usage, long at);

    /** How many of this node's calls are under way, at each target that has any. */
    Map<Target, Integer> inFlight();

    /** For one router. */
    static NodeMeasurements local(InstantSource clock) {
        return new LocalMeasurements(clock, true);
    }
}
