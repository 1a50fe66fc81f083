package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** The time allowed for the call ran out. */
public final class TimedOutException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    TimedOutException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
