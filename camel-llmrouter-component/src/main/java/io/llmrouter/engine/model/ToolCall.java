package io.llmrouter.engine.model;

import java.util.Objects;

/**
 * A model's wish that a tool be called.
 *
 * @param id ties the result to the call
 * @param name the tool
 * @param arguments a JSON object, as the model wrote it: not yet checked against the tool's schema
 */
public record ToolCall(String id, String name, String arguments) {
    public ToolCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }
}
