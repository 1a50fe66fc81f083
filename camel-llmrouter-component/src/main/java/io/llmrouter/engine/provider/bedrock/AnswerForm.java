package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.provider.ExactJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the form of an answer is asked for.
 *
 * @param kind the way
 * @param schema what the answer is held to, where it is
 */
record AnswerForm(Kind kind, @Nullable JsonNode schema) {

    /** The tool whose input is the answer. The name is ours: a call of it in an answer is text, never a tool call. */
    static final String TOOL_NAME = "structured_answer";

    /** The ways there are. */
    enum Kind {
        FREE,
        /** An instruction asks for it. */
        INSTRUCTED,
        /** The API's own output format. */
        NATIVE,
        /** A tool that must be called. */
        TOOL
    }

    private static final AnswerForm FREE = new AnswerForm(Kind.FREE, null);

    static AnswerForm of(ChatRequest request, BedrockModel model) {
        OutputFormat output = request.output();
        return switch (output.kind()) {
            case TEXT -> FREE;
            case JSON -> new AnswerForm(Kind.INSTRUCTED, null);
            case SCHEMA -> held(request, output, model);
        };
    }

    private static AnswerForm held(ChatRequest request, OutputFormat output, BedrockModel model) {
        String what = "output '" + output.name() + "': its schema";
        JsonNode schema = ExactJson.part(what, Objects.requireNonNull(output.schema()));
        if (model.holdsSchemas()) {
            return new AnswerForm(Kind.NATIVE, schema);
        }
        if (mustCallAnother(request)) {
            return FREE;
        }
        boolean object = schema.path("type").asText("").equals("object");
        return new AnswerForm(object && model.takesForcedTools() ? Kind.TOOL : Kind.INSTRUCTED, schema);
    }

    /** Then this answer is a tool call, and the schema has its turn in a later one. */
    private static boolean mustCallAnother(ChatRequest request) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        return !request.tools().isEmpty() && (mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED);
    }

    /** The schema that only an instruction asks for; null where there is none. */
    @Nullable
    String instructed() {
        return kind == Kind.INSTRUCTED && schema != null ? schema.toString() : null;
    }

    /** What the model is told, where it is told. */
    String instruction() {
        String asked = "Answer with one valid JSON value and nothing else: no words around it, no code fence.";
        return schema == null ? asked : asked + " It must keep to this JSON schema: " + schema;
    }
}
