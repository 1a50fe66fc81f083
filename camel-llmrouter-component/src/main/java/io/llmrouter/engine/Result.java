package io.llmrouter.engine;

import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Decision;

/**
 * The whole answer to a request of any operation, and how it came about.
 *
 * @param response what the model answered
 * @param target who answered
 * @param decision how it was chosen, tried and paid
 * @param <R> what kind of answer it is
 */
public record Result<R extends ModelResponse>(R response, Target target, Decision decision) {}
