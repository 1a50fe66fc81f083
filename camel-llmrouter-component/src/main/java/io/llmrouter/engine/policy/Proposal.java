package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.function.Consumer;

/**
 * A plan that is going to be carried out.
 *
 * @param plan the plan
 * @param answered to be told who gave the whole answer, once, if anyone did; thread-safe, never throws
 */
public record Proposal(Plan plan, Consumer<Target> answered) {}
