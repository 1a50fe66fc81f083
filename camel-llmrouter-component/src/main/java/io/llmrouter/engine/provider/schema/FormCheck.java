package io.llmrouter.engine.provider.schema;

import java.util.Optional;

/** Tells whether a text is JSON that keeps to a schema. Thread-safe. */
public interface FormCheck {

    /** How the text strays from the schema; empty when it keeps to it. */
    Optional<String> strays(String schema, String text);

    /** The check there is; empty when its library, {@code com.networknt:json-schema-validator}, is not there. */
    static Optional<FormCheck> installed() {
        return Installed.CHECK;
    }
}
