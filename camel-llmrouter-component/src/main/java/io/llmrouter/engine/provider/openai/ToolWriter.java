package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the functions, the provider's own tools beside them, and the tool choice. For one request. */
final class ToolWriter {

    /** The parameter, and where extra fields have tools of the provider's own. */
    private static final String TOOLS = "tools";

    /** The parameter with the tool choice. */
    private static final String CHOICE = "tool_choice";
    /** What quirks drop where a model calls functions, but not in this protocol. */
    private static final String FUNCTIONS = "tools.function";
    /** What quirks rename where a server takes a choice among all tools elsewhere than the choice of one. */
    private static final String MODE = "tool_choice.mode";

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final @Nullable String cacheField;
    private final String modePlace;
    private final AnswerForm form;

    ToolWriter(JsonGenerator json, ParameterWriter parameters, Quirks quirks, AnswerForm form) {
        this.json = json;
        this.parameters = parameters;
        this.cacheField = quirks.rename().get(MessageWriter.CACHE);
        this.modePlace = quirks.rename().getOrDefault(MODE, CHOICE);
        this.form = form;
    }

    /** Whether the model can be made to call the answer's own tool. */
    static boolean canBeForced(ChatRequest request, Quirks quirks) {
        boolean taken = List.of(TOOLS, CHOICE, FUNCTIONS).stream().noneMatch(quirks.drop()::contains);
        return taken && theirs(request).isEmpty();
    }

    /**
     * Whether the model is told of any tools.
     *
     * @throws UnmappedContent if it calls none in this protocol, and may be wanted to
     */
    static boolean tells(ChatRequest request, AnswerForm form, Quirks quirks) {
        boolean any = !request.tools().isEmpty() || !theirs(request).isEmpty() || form.is(AnswerForm.Kind.TOOL);
        if (!any || !quirks.drop().contains(FUNCTIONS)) {
            return any;
        }
        if (request.toolChoice().mode() != ToolChoice.Mode.NONE) {
            throw UnmappedContent.unsupported("tools: the model takes them in OpenAI's Responses alone, which accounts"
                    + " of types such as openai-responses and azure-responses speak");
        }
        return false;
    }

    /** Those that extra fields have. */
    static List<?> theirs(ChatRequest request) {
        return request.extra().get(TOOLS) instanceof List<?> others ? others : List.of();
    }

    /** Writes those that the model is {@link #tells told} of. */
    void write(ChatRequest request) throws IOException {
        boolean answerTool = form.is(AnswerForm.Kind.TOOL);
        List<?> theirs = theirs(request);
        if (parameters.name(TOOLS)) {
            json.writeStartArray();
            for (int i = 0; i < request.tools().size(); i++) {
                boolean last = i == request.tools().size() - 1;
                writeTool(request.tools().get(i), last ? request.terms().toolsCache() : null);
            }
            for (Object tool : theirs) {
                json.writePOJO(tool);
            }
            if (answerTool) {
                writeFunction(AnswerForm.TOOL_NAME, AnswerForm.TOOL_DESCRIPTION, form.schema(), false);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        ToolChoice choice = choice(request);
        boolean named = choice.mode() == ToolChoice.Mode.NAMED;
        if (choice.mode() != ToolChoice.Mode.AUTO && parameters.name(named ? CHOICE : modePlace)) {
            writeChoice(choice);
        }
    }

    private ToolChoice choice(ChatRequest request) {
        if (!form.is(AnswerForm.Kind.TOOL)) {
            return request.toolChoice();
        }
        return form.leavesTheChoice(request)
                ? new ToolChoice(ToolChoice.Mode.REQUIRED, null)
                : new ToolChoice(ToolChoice.Mode.NAMED, AnswerForm.TOOL_NAME);
    }

    private void writeChoice(ToolChoice choice) throws IOException {
        if (choice.mode() == ToolChoice.Mode.NAMED) {
            Map<String, Object> function = Map.of("name", Objects.requireNonNull(choice.name()));
            json.writePOJO(Map.of("type", "function", "function", function));
        } else {
            json.writeString(choice.mode().name().toLowerCase(Locale.ROOT));
        }
    }

    private void writeTool(ToolSpec tool, @Nullable CacheMark mark) throws IOException {
        writeFunction(tool.name(), tool.description(), ToolParameters.of(tool).orElse(null), tool.strict());
        if (mark != null && cacheField != null) {
            CacheField.write(json, cacheField, mark);
        }
        json.writeEndObject();
    }

    /** Leaves the tool open behind its function. */
    private void writeFunction(String name, String description, @Nullable JsonNode schema, boolean strict)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", name);
        if (!description.isEmpty()) {
            json.writeStringField("description", description);
        }
        if (schema != null) {
            json.writeFieldName("parameters");
            json.writeTree(schema);
        }
        if (strict) {
            json.writeBooleanField("strict", true);
        }
        json.writeEndObject();
    }
}
