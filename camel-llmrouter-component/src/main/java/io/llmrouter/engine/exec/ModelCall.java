package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;

/**
 * Asks a model on behalf of a call: by a policy of its own, within the call's time and cost, and on its bill. What it
 * answers is taken as it is: it is not verified, shared, or replaced by a last resort, and nothing is asked for to choose
 * it. Thread-safe; blocks.
 */
interface ModelCall {

    /** The answer of a model that the policy chooses. */
    Outcome<Said> ask(ChatRequest question, String policy, Call behalf);

    /**
     * What a model said.
     *
     * @param by who
     * @param answer all of it
     */
    record Said(Target by, ChatResponse answer) {}
}
