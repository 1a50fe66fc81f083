package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.conversation.CalledTools;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the tools and the tool choice. For one request. */
final class ToolWriter {

    /** Tools of the provider's own, beside the client's. */
    static final String TOOLS = "tools";

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final ClaudeVersion version;
    private final AnswerForm form;

    ToolWriter(JsonGenerator json, ParameterWriter parameters, ClaudeVersion version, AnswerForm form) {
        this.json = json;
        this.parameters = parameters;
        this.version = version;
        this.form = form;
    }

    /** Whether the model must call a tool. */
    static boolean isForced(ChatRequest request, AnswerForm form) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        return form.is(AnswerForm.Kind.TOOL)
                || (!request.tools().isEmpty() && (mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED));
    }

    void write(ChatRequest request) throws IOException {
        boolean answerTool = form.is(AnswerForm.Kind.TOOL);
        List<?> others = request.extra().get(TOOLS) instanceof List<?> list ? list : List.of();
        if (request.tools().isEmpty() && others.isEmpty() && !answerTool) {
            writeEarlier(CalledTools.of(request.messages()));
            return;
        }
        if (parameters.name(TOOLS)) {
            json.writeStartArray();
            CacheMark mark = request.terms().toolsCache();
            ToolSpec last = answerTool || request.tools().isEmpty()
                    ? null
                    : request.tools().get(request.tools().size() - 1);
            for (ToolSpec tool : request.tools()) {
                writeTool(tool, tool == last ? mark : null);
            }
            for (Object other : others) {
                json.writePOJO(other);
            }
            if (answerTool) {
                writeAnswerTool(mark);
            }
            json.writeEndArray();
        }
        Map<String, Object> choice = choice(request);
        if (!choice.isEmpty() && parameters.name("tool_choice")) {
            json.writePOJO(choice);
        }
    }

    /** Where earlier turns hold calls, servers demand the tools, and models without them may say nothing. */
    private void writeEarlier(List<ToolSpec> tools) throws IOException {
        if (!tools.isEmpty() && parameters.name(TOOLS)) {
            json.writeStartArray();
            for (ToolSpec tool : tools) {
                writeTool(tool, null);
            }
            json.writeEndArray();
            if (parameters.name("tool_choice")) {
                json.writePOJO(Map.of("type", "none"));
            }
        }
    }

    private void writeTool(ToolSpec tool, @Nullable CacheMark mark) throws IOException {
        JsonNode schema = ToolParameters.orAnyObject(tool);
        Optional<JsonNode> held = tool.strict() && version.holdsSchemas() ? ClosedSchema.of(schema) : Optional.empty();
        if (tool.strict() && held.isEmpty()) {
            parameters.adjusts(Unsaid.DROPS_STRICT + tool.name());
        }
        json.writeStartObject();
        json.writeStringField("name", tool.name());
        if (!tool.description().isEmpty()) {
            json.writeStringField("description", tool.description());
        }
        json.writePOJOField("input_schema", held.orElse(schema));
        if (held.isPresent()) {
            json.writeBooleanField("strict", true);
        }
        CacheControl.write(json, mark);
        json.writeEndObject();
    }

    private void writeAnswerTool(@Nullable CacheMark mark) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", AnswerForm.TOOL_NAME);
        json.writeStringField("description", AnswerForm.TOOL_DESCRIPTION);
        json.writePOJOField("input_schema", form.schema());
        CacheControl.write(json, mark);
        json.writeEndObject();
    }

    private Map<String, Object> choice(ChatRequest request) {
        if (isForced(request, form) && !version.takesForcedTools()) {
            throw UnmappedContent.unsupported("this model cannot be made to call a tool; leave the choice to it");
        }
        Map<String, Object> choice = new LinkedHashMap<>();
        boolean oneAtMost = Boolean.FALSE.equals(request.extra().get("parallel_tool_calls"));
        String type = type(request);
        if (!type.equals("auto") || oneAtMost) {
            choice.put("type", type);
        }
        if (type.equals("tool")) {
            choice.put("name", Objects.requireNonNullElse(request.toolChoice().name(), AnswerForm.TOOL_NAME));
        }
        if (oneAtMost && !type.equals("none")) {
            choice.put("disable_parallel_tool_use", true);
        }
        return choice;
    }

    private String type(ChatRequest request) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        if (form.is(AnswerForm.Kind.TOOL)) {
            return form.leavesTheChoice(request) ? "any" : "tool";
        }
        return switch (mode) {
            case AUTO -> "auto";
            case NONE -> "none";
            case REQUIRED -> "any";
            case NAMED -> "tool";
        };
    }
}
