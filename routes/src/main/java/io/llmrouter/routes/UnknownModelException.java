package io.llmrouter.routes;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** A request names a model that is no target, alias or policy; its message names the nearest. */
final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    Failure failure() {
        return Failure.of(FailureKind.NOT_FOUND, String.valueOf(getMessage()));
    }
}
