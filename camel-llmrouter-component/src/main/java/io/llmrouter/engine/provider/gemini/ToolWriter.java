package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ParameterWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the functions, the provider's own tools beside them, and the rule for calling them. */
final class ToolWriter {

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final GeminiModel model;

    ToolWriter(JsonGenerator json, ParameterWriter parameters, GeminiModel model) {
        this.json = json;
        this.parameters = parameters;
        this.model = model;
    }

    void write(ChatRequest request) throws IOException {
        List<?> others = CarriedFields.tools(request.extra());
        if (!(request.tools().isEmpty() && others.isEmpty()) && parameters.name(CarriedFields.TOOLS)) {
            json.writeStartArray();
            for (Object other : others) {
                json.writePOJO(other);
            }
            writeFunctions(request.tools());
            json.writeEndArray();
        }
        Map<String, Object> config = config(request);
        if (!config.isEmpty() && parameters.name(CarriedFields.TOOL_CONFIG)) {
            json.writePOJO(config);
        }
    }

    private void writeFunctions(List<ToolSpec> tools) throws IOException {
        if (tools.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeArrayFieldStart("functionDeclarations");
        for (ToolSpec tool : tools) {
            json.writeStartObject();
            json.writeStringField("name", tool.name());
            json.writeStringField("description", tool.description());
            if (!tool.parameters().isBlank()) {
                json.writeFieldName("parametersJsonSchema");
                json.writeTree(ExactJson.part("tool '" + tool.name() + "': its parameters", tool.parameters()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private Map<String, Object> config(ChatRequest request) {
        Map<String, Object> config = new LinkedHashMap<>(CarriedFields.toolConfig(request.extra()));
        Map<String, Object> calling = new LinkedHashMap<>();
        String mode = mode(request);
        if (!mode.isEmpty()) {
            calling.put("mode", mode);
        }
        if (request.toolChoice().mode() == ToolChoice.Mode.NAMED) {
            calling.put(
                    "allowedFunctionNames",
                    List.of(Objects.requireNonNull(request.toolChoice().name())));
        }
        if (!calling.isEmpty() && !request.tools().isEmpty()) {
            config.put("functionCallingConfig", calling);
        }
        return config;
    }

    private String mode(ChatRequest request) {
        return switch (request.toolChoice().mode()) {
            case AUTO ->
                request.tools().stream().anyMatch(ToolSpec::strict) && model.validatesCalls() ? "VALIDATED" : "";
            case NONE -> "NONE";
            case REQUIRED, NAMED -> "ANY";
        };
    }
}
