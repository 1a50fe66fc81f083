package io.llmrouter.engine.model;

import java.util.Objects;

/**
 * A tool that a model may ask to have called.
 *
 * @param name its name, unique in the request
 * @param description when and why to call it; may be empty
 * @param parameters the JSON schema of its arguments, as JSON text
 * @param strict whether the provider must hold the arguments to the schema
 */
public record ToolSpec(String name, String description, String parameters, boolean strict) {
    public ToolSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(parameters, "parameters");
    }
}
