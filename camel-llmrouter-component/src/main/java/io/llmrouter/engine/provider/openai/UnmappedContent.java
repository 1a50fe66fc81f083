package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;

/** Leaves the writing of a request that has a part without a form in this protocol; caught by the dialect. */
final class UnmappedContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    private UnmappedContent(FailureKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static UnmappedContent unsupported(String message) {
        return new UnmappedContent(FailureKind.UNSUPPORTED, message);
    }

    static UnmappedContent invalid(String message) {
        return new UnmappedContent(FailureKind.INVALID_REQUEST, message);
    }

    Failure failure() {
        return Failure.of(kind, String.valueOf(getMessage()));
    }
}
