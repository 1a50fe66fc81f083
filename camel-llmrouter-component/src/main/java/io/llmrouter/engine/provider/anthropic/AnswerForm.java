package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.provider.UnmappedContent;
import java.util.Objects;
import java.util.Optional;
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
        /** An instruction asks for JSON. */
        INSTRUCTED,
        /** The API's own output format. */
        NATIVE,
        /** A tool that must be called. */
        TOOL
    }

    private static final AnswerForm FREE = new AnswerForm(Kind.FREE, null);
    private static final AnswerForm INSTRUCTED = new AnswerForm(Kind.INSTRUCTED, null);

    static AnswerForm of(ChatRequest request, ClaudeVersion version) {
        OutputFormat output = request.output();
        return switch (output.kind()) {
            case TEXT -> FREE;
            case JSON -> INSTRUCTED;
            case SCHEMA -> held(request, output, version);
        };
    }

    private static AnswerForm held(ChatRequest request, OutputFormat output, ClaudeVersion version) {
        String what = "output '" + output.name() + "': its schema";
        JsonNode schema = SchemaText.tree(what, Objects.requireNonNull(output.schema()));
        if (version.holdsSchemas()) {
            Optional<JsonNode> held = SchemaText.held(schema);
            if (held.isPresent() || !version.takesForcedTools()) {
                return new AnswerForm(Kind.NATIVE, held.orElse(schema));
            }
        }
        if (mustCallAnother(request)) {
            return FREE;
        }
        if (!schema.path("type").asText("").equals("object")) {
            throw UnmappedContent.unsupported(what + ": for this model it must be of type 'object'");
        }
        return new AnswerForm(Kind.TOOL, schema);
    }

    /** Then this answer is a tool call, and the schema has its turn in a later one. */
    private static boolean mustCallAnother(ChatRequest request) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        return !request.tools().isEmpty() && (mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED);
    }
}
