package io.llmrouter.engine.model;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed.
 *
 * @param kind what may be tried next
 * @param message what happened, for a person; never holds a secret or a prompt
 * @param status the HTTP status, if there was one
 * @param code the provider's own error code, if it gave one
 * @param retryAfter how long the provider asks to wait, if it said
 * @param room the longest answer in tokens that the provider says it would give, if it said; may be negative
 */
public record Failure(
        FailureKind kind,
        String message,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable Duration retryAfter,
        @Nullable Long room) {

    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** A failure of which it was not said how long an answer might have been. */
    public Failure(
            FailureKind kind,
            String message,
            @Nullable Integer status,
            @Nullable String code,
            @Nullable Duration retryAfter) {
        this(kind, message, status, code, retryAfter, null);
    }

    /** A failure that no HTTP answer told of. */
    public static Failure of(FailureKind kind, String message) {
        return new Failure(kind, message, null, null, null);
    }

    /** The same, worth trying again after that long. */
    public Failure after(Duration wait) {
        return new Failure(kind, message, status, code, wait, room);
    }

    /** The same in other words. */
    public Failure saying(String words) {
        return new Failure(kind, words, status, code, retryAfter, room);
    }

    @Override
    public String toString() {
        return kind.word() + (status == null ? "" : " (" + status + ")") + ": " + message;
    }
}
