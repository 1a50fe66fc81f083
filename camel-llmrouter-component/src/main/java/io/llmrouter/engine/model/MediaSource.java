package io.llmrouter.engine.model;

import java.util.Base64;
import java.util.Objects;

/**
 * Where the bytes of a piece of media are: in the request itself, or behind an address that the provider fetches.
 *
 * @param kind inline or remote
 * @param value base64 text without line breaks when inline, an absolute URI when remote
 */
public record MediaSource(Kind kind, String value) {

    /** The two places media can be. */
    public enum Kind {
        INLINE,
        REMOTE
    }

    public MediaSource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Whether the bytes are in the request itself. */
    public boolean isInline() {
        return kind == Kind.INLINE;
    }

    /** Media carried in the request. */
    public static MediaSource inline(byte[] bytes) {
        return new MediaSource(Kind.INLINE, Base64.getEncoder().encodeToString(bytes));
    }

    /** Media that the provider fetches. */
    public static MediaSource remote(String uri) {
        return new MediaSource(Kind.REMOTE, uri);
    }
}
