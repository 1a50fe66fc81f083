package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Outcome;

/** The rest of a call's way. */
@FunctionalInterface
interface Next<C> {
    Outcome<Reply> proceed(C call);
}
