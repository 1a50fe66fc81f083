package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;

/**
 * A candidate that did not pass.
 *
 * @param target the candidate
 * @param constraint which demand it failed: {@code window}, {@code price}, {@code tripped} …
 * @param reason why, with the number or word that refused it
 */
public record Refusal(Target target, String constraint, String reason) {}
