package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;

/** Refuses a message that no model could answer as it is, with the exception the engine has for that. */
final class Invalid {

    private Invalid() {}

    static LlmRouterException request(String message) {
        return LlmRouterException.of(Failure.of(FailureKind.INVALID_REQUEST, message), null);
    }

    static LlmRouterException request(String message, Throwable cause) {
        LlmRouterException exception = request(message);
        exception.initCause(cause);
        return exception;
    }
}
