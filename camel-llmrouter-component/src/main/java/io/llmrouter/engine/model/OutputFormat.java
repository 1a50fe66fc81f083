package io.llmrouter.engine.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form an answer must have.
 *
 * @param kind text, any JSON object, or JSON that keeps to a schema
 * @param name the schema's name, for {@link Kind#SCHEMA}
 * @param schema the JSON schema as JSON text, for {@link Kind#SCHEMA}
 * @param strict whether the provider must guarantee the schema
 * @param description what the answer is for, which some protocols tell the model beside the schema; null if nothing is told
 */
public record OutputFormat(
        Kind kind, @Nullable String name, @Nullable String schema, boolean strict, @Nullable String description) {

    /** Free text. */
    public static final OutputFormat TEXT = new OutputFormat(Kind.TEXT, null, null, false);

    /** Any JSON object. */
    public static final OutputFormat JSON = new OutputFormat(Kind.JSON, null, null, false);

    /** The forms there are. */
    public enum Kind {
        TEXT,
        JSON,
        SCHEMA
    }

    public OutputFormat {
        Objects.requireNonNull(kind, "kind");
        if (kind == Kind.SCHEMA && (name == null || schema == null)) {
            throw new IllegalArgumentException("an output schema needs a name and the schema itself");
        }
    }

    /** A form without a description. */
    public OutputFormat(Kind kind, @Nullable String name, @Nullable String schema, boolean strict) {
        this(kind, name, schema, strict, null);
    }

    /** JSON held to a schema. */
    public static OutputFormat schema(String name, String schema) {
        return new OutputFormat(Kind.SCHEMA, name, schema, true);
    }
}
