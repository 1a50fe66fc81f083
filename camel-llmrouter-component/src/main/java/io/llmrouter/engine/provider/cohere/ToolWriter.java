package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Writes the tools and the tool choice. For one request. */
final class ToolWriter {

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final AnswerForm form;

    ToolWriter(JsonGenerator json, ParameterWriter parameters, AnswerForm form) {
        this.json = json;
        this.parameters = parameters;
        this.form = form;
    }

    void write(ChatRequest request) throws IOException {
        boolean answerTool = form.is(AnswerForm.Kind.TOOL);
        if (request.tools().isEmpty() && !answerTool) {
            return;
        }
        List<ToolSpec> tools = offered(request);
        if (parameters.name("tools")) {
            json.writeStartArray();
            for (ToolSpec tool : tools) {
                writeTool(tool);
            }
            if (answerTool) {
                JsonNode schema = Objects.requireNonNull(form.schema());
                writeTool(AnswerForm.TOOL_NAME, AnswerForm.TOOL_DESCRIPTION, schema);
            }
            json.writeEndArray();
        }
        if (tools.stream().anyMatch(ToolSpec::strict) && parameters.name("strict_tools")) {
            json.writeBoolean(true);
            if (!tools.stream().allMatch(ToolSpec::strict)) {
                parameters.adjusts("holds every tool to its schema, as one is strict");
            }
        }
        ToolChoice.Mode mode = request.toolChoice().mode();
        boolean must = answerTool || mode != ToolChoice.Mode.AUTO;
        boolean mustNot = !answerTool && mode == ToolChoice.Mode.NONE;
        parameters.text("tool_choice", mustNot ? "NONE" : must ? "REQUIRED" : null);
    }

    /** The one that is named, or all; beside the answer's own tool, none that must not be called. */
    private List<ToolSpec> offered(ChatRequest request) {
        ToolChoice choice = request.toolChoice();
        if (choice.mode() == ToolChoice.Mode.NONE && form.is(AnswerForm.Kind.TOOL)) {
            return List.of();
        }
        if (choice.mode() != ToolChoice.Mode.NAMED) {
            return request.tools();
        }
        List<ToolSpec> named = request.tools().stream()
                .filter(tool -> tool.name().equals(choice.name()))
                .toList();
        if (named.isEmpty()) {
            throw UnmappedContent.invalid("toolChoice: there is no tool '" + choice.name() + "'");
        }
        return named;
    }

    private void writeTool(ToolSpec tool) throws IOException {
        JsonNode schema = ToolParameters.orAnyObject(tool);
        writeTool(tool.name(), tool.description(), schema);
    }

    private void writeTool(String name, String description, JsonNode schema) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", name);
        if (!description.isEmpty()) {
            json.writeStringField("description", description);
        }
        json.writePOJOField("parameters", schema);
        json.writeEndObject();
        json.writeEndObject();
    }
}
