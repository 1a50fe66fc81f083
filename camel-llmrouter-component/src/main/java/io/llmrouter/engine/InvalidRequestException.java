package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** The request itself is wrong: no target would take it. */
public final class InvalidRequestException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
