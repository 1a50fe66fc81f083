package io.llmrouter.routes;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;

/** A request names a model that is no target, alias or policy; its message names the nearest. */
final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownModelException(String message, Throwable cause) {
        super(message, cause);
    }

    Failure failure() {
        return Failure.of(FailureKind.NOT_FOUND, String.valueOf(getMessage()));
    }
}
