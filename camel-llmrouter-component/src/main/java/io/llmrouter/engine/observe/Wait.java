package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import java.time.Duration;

/**
 * A call found no place at a target.
 *
 * @param target where
 * @param priority the class of the call
 * @param time how long it waited for one; zero when it was sent on at once
 * @param admitted whether it got one in the end
 */
public record Wait(Target target, Priority priority, Duration time, boolean admitted) {}
