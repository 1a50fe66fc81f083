package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a request asks for the form of its answer, for every protocol: text, JSON, or JSON that conforms to a
 * schema. A schema is asked for natively where the protocol can enforce it and the model's card claims so; else through
 * a tool that must be called and whose input is the answer; else by an instruction. Immutable.
 *
 * @param kind the way that was chosen
 * @param output the form that is asked for
 * @param schema what the answer must conform to; null where any JSON will do
 */
public record AnswerForm(Kind kind, OutputFormat output, @Nullable JsonNode schema) {

    /** Any text. */
    public static final AnswerForm FREE = new AnswerForm(Kind.FREE, OutputFormat.TEXT, null);

    /** The tool whose input is the answer. The name is ours: a call of it in an answer is text, never a tool call. */
    public static final String TOOL_NAME = "structured_answer";

    /** What the model is told of that tool. */
    public static final String TOOL_DESCRIPTION = "Gives the final answer. Its input is the answer itself.";

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final int LONGEST_NAME = 64;

    /** What quirks drop where a server takes tools, but refuses to be told to call one. */
    private static final String DEMAND = "tool_choice.function";

    /** The ways to ask for a form. */
    public enum Kind {
        /** Not at all, or not in this turn. */
        FREE,
        /** The protocol's own output format. */
        NATIVE,
        /** A tool that must be called. */
        TOOL,
        /** The protocol's own format for any JSON object, and an instruction that tells the schema. */
        OBJECT,
        /** An instruction alone. */
        INSTRUCTED
    }

    /**
     * What a protocol can enforce for a request, whatever the model's card says.
     *
     * @param schemas whether it can enforce that schema
     * @param objects whether it can enforce that the answer is some JSON object
     * @param forcedTool whether it can make the model call a tool
     */
    public record Means(Predicate<JsonNode> schemas, boolean objects, boolean forcedTool) {

        /** The same for every schema. */
        public Means(boolean schemas, boolean objects, boolean forcedTool) {
            this(any -> schemas, objects, forcedTool);
        }
    }

    /** The form for a request. Throws {@link UnmappedContent} if its schema is not JSON. */
    public static AnswerForm of(ChatRequest request, Quirks quirks, Means means) {
        OutputFormat output = request.output();
        return switch (output.kind()) {
            case TEXT -> FREE;
            case JSON -> new AnswerForm(means.objects() ? Kind.NATIVE : Kind.INSTRUCTED, output, null);
            case SCHEMA -> {
                JsonNode schema = schema(output);
                yield new AnswerForm(way(request, schema, quirks, means), output, schema);
            }
        };
    }

    /** The form where an instruction is the only means; a failure if the schema is not JSON. */
    public static Outcome<AnswerForm> inWords(ChatRequest request) {
        OutputFormat output = request.output();
        if (output.kind() == OutputFormat.Kind.TEXT || mustCallAnother(request)) {
            return Outcome.answered(FREE);
        }
        try {
            JsonNode schema = output.schema() == null ? null : schema(output);
            return Outcome.answered(new AnswerForm(Kind.INSTRUCTED, output, schema));
        } catch (UnmappedContent e) {
            return Outcome.failed(e.failure());
        }
    }

    private static JsonNode schema(OutputFormat output) {
        String what = "output '" + output.name() + "': its schema";
        return ExactJson.part(what, Objects.requireNonNull(output.schema()));
    }

    private static Kind way(ChatRequest request, JsonNode schema, Quirks quirks, Means means) {
        if (!quirks.lacks(ModelFeature.JSON_SCHEMA) && means.schemas().test(schema)) {
            return Kind.NATIVE;
        }
        if (mustCallAnother(request)) {
            return Kind.FREE;
        }
        boolean object = isOfObjects(schema);
        if (object && means.forcedTool() && takesDemands(quirks)) {
            return Kind.TOOL;
        }
        return object && means.objects() && !quirks.lacks(ModelFeature.JSON_OUTPUT) ? Kind.OBJECT : Kind.INSTRUCTED;
    }

    private static boolean takesDemands(Quirks quirks) {
        return !quirks.lacks(ModelFeature.TOOLS) && !quirks.drop().contains(DEMAND);
    }

    /** Whether this answer must be a tool call, so that the schema applies to a later one. */
    private static boolean mustCallAnother(ChatRequest request) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        return !request.tools().isEmpty() && (mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED);
    }

    /** Whether a schema describes an object, as a tool's arguments are. */
    public static boolean isOfObjects(JsonNode schema) {
        return schema.path("type").asText("").equals("object");
    }

    /** Whether that is the name of the tool whose input is the answer. */
    public static boolean isAnswer(String toolName) {
        return toolName.equals(TOOL_NAME);
    }

    /** The schema's name, as providers take it: it means nothing to the model. */
    public String name() {
        String plain = NOT_IN_NAMES.matcher(String.valueOf(output.name())).replaceAll("_");
        return plain.isEmpty() ? TOOL_NAME : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    /** Whether the form is asked for in that way. */
    public boolean is(Kind other) {
        return kind == other;
    }

    /** Whether a tool must be called, and the model may choose which: one of the caller's or the answer's own. */
    public boolean leavesTheChoice(ChatRequest request) {
        return is(Kind.TOOL)
                && !request.tools().isEmpty()
                && request.toolChoice().mode() == ToolChoice.Mode.AUTO;
    }

    /** The instruction to send; null where none is needed. */
    public @Nullable String instruction() {
        return is(Kind.OBJECT) || is(Kind.INSTRUCTED) ? inWords() : null;
    }

    /** The instruction, whether or not it is needed. */
    String inWords() {
        String asked = "When you give the final answer, give one valid JSON "
                + (schema == null ? "object" : "value")
                + " and nothing else: no words around it, no code fence.";
        return schema == null ? asked : asked + " It must keep to this JSON schema: " + output.schema();
    }

    /** The conversation with the instruction in front, if there is one. */
    public List<Message> told(List<Message> messages) {
        String instruction = instruction();
        if (instruction == null) {
            return messages;
        }
        List<Message> all = new ArrayList<>(messages.size() + 1);
        all.add(Message.system(instruction));
        all.addAll(messages);
        return all;
    }

    /** The schema that the provider does not enforce, so that the answer must be checked; null where there is none. */
    public @Nullable String unheld() {
        return is(Kind.FREE) || is(Kind.NATIVE) ? null : output.schema();
    }

    /** The adjustment that plans show; null where the provider enforces what was asked for. */
    public @Nullable String note() {
        if (unheld() == null) {
            return null;
        }
        return is(Kind.TOOL)
                ? "asks for the schema through a tool that must be called"
                : "asks for the schema by an instruction";
    }
}
