package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;

/**
 * What verification found.
 *
 * @param passed whether the answer may be given
 * @param score how good it seems, 0 to 1; only compared among findings of one verifier
 * @param why in words
 * @param answer the answer that this is about: the one that was verified, or a better one that was asked for in addition
 */
record Finding(boolean passed, double score, String why, ChatResponse answer) {

    static Finding passed(String why, ChatResponse answer) {
        return new Finding(true, 1, why, answer);
    }

    static Finding failed(String why, ChatResponse answer) {
        return new Finding(false, 0, why, answer);
    }
}
