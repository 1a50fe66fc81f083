package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Target;

/**
 * One step of a cascade: an answer, and whether it did.
 *
 * @param number from 1
 * @param target who answered
 * @param passed whether the answer passed verification
 * @param finding what verification found, in words
 */
public record Step(int number, Target target, boolean passed, String finding) {}
