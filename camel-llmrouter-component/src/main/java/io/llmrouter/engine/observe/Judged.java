package io.llmrouter.engine.observe;

import org.jspecify.annotations.Nullable;

/**
 * An answer that was given a score.
 *
 * @param feedback the score
 * @param before the score that it replaces; null when it is the first
 * @param call how the answer came about
 */
public record Judged(Feedback feedback, @Nullable Double before, AnsweredCall call) {}
