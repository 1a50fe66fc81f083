package io.llmrouter.engine.policy;

import java.util.Objects;

/**
 * What answers when every candidate failed or was refused. Its answers are marked degraded.
 *
 * @param kind how it answers
 * @param value the Camel URI, the target, or the fixed answer's text
 */
public record LastResort(Kind kind, String value) {

    /** The ways a last resort can answer. */
    public enum Kind {
        CAMEL_URI,
        TARGET,
        FIXED_ANSWER
    }

    public LastResort {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }
}
