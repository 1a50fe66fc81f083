package io.llmrouter.engine.limit;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;

/**
 * Who wants a place, and where.
 *
 * @param target where
 * @param priority the class of the call
 * @param tenant who pays; empty when nobody said
 * @param waits whether it waits when there is no place
 */
public record Claim(Target target, Priority priority, String tenant, boolean waits) {}
