package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ParameterWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes the functions, the provider's own tools beside them, and the rule for calling them. */
final class ToolWriter {

    private final JsonGenerator json;
    private final ParameterWriter parameters;

    ToolWriter(JsonGenerator json, ParameterWriter parameters) {
        this.json = json;
        this.parameters = parameters;
    }

    void write(ChatRequest request) throws IOException {
        List<?> others = request.extra().get(CarriedFields.TOOLS) instanceof List<?> list ? list : List.of();
        boolean none = request.tools().isEmpty() && others.isEmpty();
        if (none || !parameters.name(CarriedFields.TOOLS)) {
            return;
        }
        json.writeStartArray();
        for (ToolSpec tool : request.tools()) {
            writeTool(tool);
        }
        for (Object other : others) {
            json.writePOJO(other);
        }
        json.writeEndArray();
        ToolChoice choice = request.toolChoice();
        if (choice.mode() == ToolChoice.Mode.AUTO || !parameters.name("tool_choice")) {
            return;
        }
        if (choice.mode() == ToolChoice.Mode.NAMED) {
            json.writePOJO(Map.of("type", "function", "name", Objects.requireNonNull(choice.name())));
        } else {
            json.writeString(choice.mode().name().toLowerCase(Locale.ROOT));
        }
    }

    /** The API holds tools to their schemas unless told otherwise. */
    private void writeTool(ToolSpec tool) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeStringField("name", tool.name());
        if (!tool.description().isEmpty()) {
            json.writeStringField("description", tool.description());
        }
        json.writeFieldName("parameters");
        if (tool.parameters().isBlank()) {
            json.writePOJO(Map.of("type", "object", "properties", Map.of()));
        } else {
            json.writeTree(ExactJson.part("tool '" + tool.name() + "': its parameters", tool.parameters()));
        }
        json.writeBooleanField("strict", tool.strict());
        json.writeEndObject();
    }
}
