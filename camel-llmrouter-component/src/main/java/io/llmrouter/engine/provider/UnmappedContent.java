package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;

/**
 * Thrown where a part of a request has no form in the protocol. Stays inside a dialect, which catches it and answers
 * with its {@link #failure()}.
 */
public final class UnmappedContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    private UnmappedContent(FailureKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** The protocol has no form for it; another may. */
    public static UnmappedContent unsupported(String message) {
        return new UnmappedContent(FailureKind.UNSUPPORTED, message);
    }

    /** No protocol can write it. */
    public static UnmappedContent invalid(String message) {
        return new UnmappedContent(FailureKind.INVALID_REQUEST, message);
    }

    /** What the dialect answers. */
    public Failure failure() {
        return Failure.of(kind, String.valueOf(getMessage()));
    }
}
