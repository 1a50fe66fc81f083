package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes the functions, the provider's own tools beside them, and the tool choice. For one request. */
final class ToolWriter {

    private static final String CHOICE = "tool_choice";

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final AnswerForm form;

    ToolWriter(JsonGenerator json, ParameterWriter parameters, AnswerForm form) {
        this.json = json;
        this.parameters = parameters;
        this.form = form;
    }

    /** Whether the model can be made to call the answer's own tool. */
    static boolean canBeForced(ChatRequest request, Quirks quirks) {
        boolean taken =
                !quirks.drop().contains(CarriedFields.TOOLS) && !quirks.drop().contains(CHOICE);
        return taken && others(request).isEmpty();
    }

    private static List<?> others(ChatRequest request) {
        return request.extra().get(CarriedFields.TOOLS) instanceof List<?> list ? list : List.of();
    }

    void write(ChatRequest request) throws IOException {
        boolean answerTool = form.is(AnswerForm.Kind.TOOL);
        List<?> others = others(request);
        boolean none = request.tools().isEmpty() && others.isEmpty() && !answerTool;
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
        if (answerTool) {
            JsonNode schema = Objects.requireNonNull(form.schema());
            writeFunction(AnswerForm.TOOL_NAME, AnswerForm.TOOL_DESCRIPTION, schema, false);
        }
        json.writeEndArray();
        writeChoice(request);
    }

    private void writeChoice(ChatRequest request) throws IOException {
        ToolChoice.Mode mode = request.toolChoice().mode();
        boolean answerTool = form.is(AnswerForm.Kind.TOOL);
        if ((mode == ToolChoice.Mode.AUTO && !answerTool) || !parameters.name(CHOICE)) {
            return;
        }
        if (form.leavesTheChoice(request)) {
            json.writeString("required");
        } else if (answerTool) {
            writeNamed(AnswerForm.TOOL_NAME);
        } else if (mode == ToolChoice.Mode.NAMED) {
            writeNamed(Objects.requireNonNull(request.toolChoice().name()));
        } else {
            json.writeString(mode.name().toLowerCase(Locale.ROOT));
        }
    }

    private void writeNamed(String name) throws IOException {
        json.writePOJO(Map.of("type", "function", "name", name));
    }

    private void writeTool(ToolSpec tool) throws IOException {
        JsonNode schema = ToolParameters.of(tool)
                .orElseGet(() -> Json.mapper().valueToTree(Map.of("type", "object", "properties", Map.of())));
        writeFunction(tool.name(), tool.description(), schema, tool.strict());
    }

    /** The API holds tools to their schemas unless told otherwise. */
    private void writeFunction(String name, String description, JsonNode schema, boolean strict) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeStringField("name", name);
        if (!description.isEmpty()) {
            json.writeStringField("description", description);
        }
        json.writeFieldName("parameters");
        json.writeTree(schema);
        json.writeBooleanField("strict", strict);
        json.writeEndObject();
    }
}
