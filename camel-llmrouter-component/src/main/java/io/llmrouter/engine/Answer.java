package io.llmrouter.engine;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Decision;

/**
 * A whole answer and how it came about.
 *
 * @param response what the model said
 * @param target who said it
 * @param decision how it was chosen, tried and paid
 */
public record Answer(ChatResponse response, Target target, Decision decision) {}
