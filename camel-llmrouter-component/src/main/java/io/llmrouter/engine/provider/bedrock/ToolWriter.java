package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.anthropic.ClosedSchema;
import io.llmrouter.engine.provider.conversation.CalledTools;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes the tools and the tool choice. The protocol cannot forbid calls: the tools are left out then or, where the
 * conversation has calls in it and so must have tools, an instruction asks for words. For one request.
 */
final class ToolWriter {

    private final JsonGenerator json;
    private final BedrockModel model;
    private final AnswerForm form;

    ToolWriter(JsonGenerator json, BedrockModel model, AnswerForm form) {
        this.json = json;
        this.model = model;
        this.form = form;
    }

    /** Whether the model must call a tool. */
    boolean isForced(ChatRequest request) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        boolean asked = mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED;
        return isAnswerTool() || (asked && !request.tools().isEmpty());
    }

    boolean areWanted(ChatRequest request) {
        boolean some = !request.tools().isEmpty() && !forbids(request);
        return some || isAnswerTool() || !tools(request).isEmpty() && CalledTools.areIn(request.messages());
    }

    /** Those that are offered; where there are none now, those that were called before, as the protocol demands. */
    private static List<ToolSpec> tools(ChatRequest request) {
        return request.tools().isEmpty() ? CalledTools.of(request.messages()) : request.tools();
    }

    /** Whether tools are declared that nobody offers. */
    boolean areOfEarlierTurns(ChatRequest request) {
        return request.tools().isEmpty() && !isAnswerTool() && areWanted(request);
    }

    boolean instructsNone(ChatRequest request) {
        boolean forbidden = forbids(request) || request.tools().isEmpty();
        return forbidden && !isAnswerTool() && areWanted(request);
    }

    private boolean isAnswerTool() {
        return form.is(AnswerForm.Kind.TOOL);
    }

    private static boolean forbids(ChatRequest request) {
        return request.toolChoice().mode() == ToolChoice.Mode.NONE;
    }

    void write(ChatRequest request) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("tools");
        for (ToolSpec tool : isAnswerTool() ? request.tools() : tools(request)) {
            writeTool(tool);
        }
        if (isAnswerTool()) {
            writeTool(AnswerForm.TOOL_NAME, AnswerForm.TOOL_DESCRIPTION, Objects.requireNonNull(form.schema()), false);
        }
        if (model.takesCacheMarksOnTools()) {
            CachePoint.write(json, request.terms().toolsCache());
        }
        json.writeEndArray();
        writeChoice(request);
        json.writeEndObject();
    }

    private void writeTool(ToolSpec tool) throws IOException {
        JsonNode schema = ToolParameters.orAnyObject(tool);
        Optional<JsonNode> held = tool.strict() && model.holdsSchemas() ? ClosedSchema.of(schema) : Optional.empty();
        writeTool(tool.name(), tool.description(), held.orElse(schema), held.isPresent());
    }

    private void writeTool(String name, String description, JsonNode schema, boolean strict) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("toolSpec");
        json.writeStringField("name", name);
        if (!description.isBlank()) {
            json.writeStringField("description", description);
        }
        json.writeObjectFieldStart("inputSchema");
        json.writePOJOField("json", schema);
        json.writeEndObject();
        if (strict) {
            json.writeBooleanField("strict", true);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeChoice(ChatRequest request) throws IOException {
        ToolChoice.Mode mode = request.toolChoice().mode();
        if (isAnswerTool()) {
            writeChoice(form.leavesTheChoice(request) ? "any" : "tool", AnswerForm.TOOL_NAME);
        } else if (request.tools().isEmpty()) {
            return;
        } else if (mode == ToolChoice.Mode.REQUIRED) {
            writeChoice("any", "");
        } else if (mode == ToolChoice.Mode.NAMED) {
            writeChoice("tool", Objects.requireNonNull(request.toolChoice().name()));
        }
    }

    private void writeChoice(String how, String name) throws IOException {
        json.writePOJOField("toolChoice", Map.of(how, how.equals("tool") ? Map.of("name", name) : Map.of()));
    }
}
