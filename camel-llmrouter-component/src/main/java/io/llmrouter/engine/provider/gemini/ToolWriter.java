package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.conversation.CalledTools;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the functions, the provider's own tools beside them, and the tool choice. For one request. */
final class ToolWriter {

    private static final String CALLING = "functionCallingConfig";

    /** Asks Vertex AI for arguments path by path, which no event of a stream has a place for. */
    private static final String PIECEMEAL = "streamFunctionCallArguments";

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final GeminiModel model;
    private final AnswerForm form;

    ToolWriter(JsonGenerator json, ParameterWriter parameters, GeminiModel model, AnswerForm form) {
        this.json = json;
        this.parameters = parameters;
        this.model = model;
        this.form = form;
    }

    void write(ChatRequest request) throws IOException {
        List<?> others = CarriedFields.tools(request.extra());
        boolean some = isAnswerTool() || !request.tools().isEmpty() || !others.isEmpty();
        if (!model.takesFunctions() && (some || CalledTools.areIn(request.messages()))) {
            throw UnmappedContent.unsupported("this model takes no functions, and no calls of them");
        }
        if (some && parameters.name(CarriedFields.TOOLS)) {
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
        if (tools.isEmpty() && !isAnswerTool()) {
            return;
        }
        json.writeStartObject();
        json.writeArrayFieldStart("functionDeclarations");
        for (ToolSpec tool : tools) {
            writeFunction(
                    tool.name(), tool.description(), ToolParameters.of(tool).orElse(null));
        }
        if (isAnswerTool()) {
            writeFunction(AnswerForm.TOOL_NAME, AnswerForm.TOOL_DESCRIPTION, form.schema());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFunction(String name, String description, @Nullable JsonNode parameters) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("description", description);
        if (parameters != null) {
            json.writeFieldName("parametersJsonSchema");
            json.writeTree(parameters);
        }
        json.writeEndObject();
    }

    private boolean isAnswerTool() {
        return form.is(AnswerForm.Kind.TOOL);
    }

    private Map<String, Object> config(ChatRequest request) {
        Map<String, Object> config = new LinkedHashMap<>(CarriedFields.toolConfig(request.extra()));
        Map<String, Object> own = CarriedFields.map(config.get(CALLING));
        if (Boolean.TRUE.equals(own.remove(PIECEMEAL))) {
            parameters.adjusts("drops " + PIECEMEAL);
            config.put(CALLING, own);
        }
        Map<String, Object> calling = new LinkedHashMap<>();
        String mode = mode(request);
        if (!mode.isEmpty()) {
            calling.put("mode", mode);
        }
        String only = only(request);
        if (only != null) {
            calling.put("allowedFunctionNames", List.of(only));
        }
        if (!calling.isEmpty() && (isAnswerTool() || !request.tools().isEmpty())) {
            config.put(CALLING, calling);
        }
        return config;
    }

    /** The one function that may be called; null when all may. */
    private @Nullable String only(ChatRequest request) {
        if (isAnswerTool()) {
            return form.leavesTheChoice(request) ? null : AnswerForm.TOOL_NAME;
        }
        return request.toolChoice().mode() == ToolChoice.Mode.NAMED
                ? request.toolChoice().name()
                : null;
    }

    private String mode(ChatRequest request) {
        if (isAnswerTool()) {
            return "ANY";
        }
        return switch (request.toolChoice().mode()) {
            case AUTO ->
                request.tools().stream().anyMatch(ToolSpec::strict) && model.validatesCalls() ? "VALIDATED" : "";
            case NONE -> "NONE";
            case REQUIRED, NAMED -> "ANY";
        };
    }
}
