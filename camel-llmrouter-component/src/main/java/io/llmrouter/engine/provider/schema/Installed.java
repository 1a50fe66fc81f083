package io.llmrouter.engine.provider.schema;

import java.util.Optional;

/** Finds the library, once. */
final class Installed {

    static final Optional<FormCheck> CHECK = find();

    private Installed() {}

    private static Optional<FormCheck> find() {
        try {
            Class.forName("com.networknt.schema.JsonSchemaFactory", false, Installed.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
        return Optional.of(new JsonSchemaCheck());
    }
}
