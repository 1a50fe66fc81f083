package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Target;

/** Verifies answers. Finds, and does not decide what comes next. Thread-safe; may block, within the call's time. */
interface Verifier {

    /**
     * What it finds.
     *
     * @param asked the call that was answered
     * @param target who answered
     * @param answer the answer
     */
    Finding find(Planned asked, Target target, ChatResponse answer);
}
