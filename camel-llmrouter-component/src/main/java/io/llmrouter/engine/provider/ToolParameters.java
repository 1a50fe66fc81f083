package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.wire.Json;
import java.util.Optional;

/** Reads the schema of a tool's arguments; {@link UnmappedContent}, which names the tool, if it is not JSON. Stateless. */
public final class ToolParameters {

    private ToolParameters() {}

    /** The schema; empty for a tool without one. */
    public static Optional<JsonNode> of(ToolSpec tool) {
        return tool.parameters().isBlank()
                ? Optional.empty()
                : Optional.of(ExactJson.part("tool '" + tool.name() + "': its parameters", tool.parameters()));
    }

    /** The schema, for protocols that demand one; that of any object for a tool without one. */
    public static JsonNode orAnyObject(ToolSpec tool) {
        return of(tool).orElseGet(() -> Json.mapper().createObjectNode().put("type", "object"));
    }
}
