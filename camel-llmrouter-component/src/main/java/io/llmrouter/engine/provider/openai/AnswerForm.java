package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.provider.ExactJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the form of an answer is asked for: by {@code response_format}; where its schemas are dropped, as any JSON object
 * with an instruction that tells the schema; where all of it is dropped, by the instruction alone. What an instruction
 * asks for is checked when it has come.
 *
 * @param kind the way
 * @param output what is asked for
 */
record AnswerForm(Kind kind, OutputFormat output) {

    /** The parameter. */
    static final String FORMAT = "response_format";

    /** What quirks drop where a server takes the parameter, but no schemas in it. */
    static final String SCHEMAS = "response_format.json_schema";

    private static final String ASKED = "When you give the final answer, give one valid JSON value and nothing else:"
            + " no words around it, no code fence.";

    /** The ways there are. */
    enum Kind {
        FREE,
        /** The API's own response format. */
        NATIVE,
        /** Any JSON object, and an instruction. */
        OBJECT,
        /** An instruction alone. */
        INSTRUCTED
    }

    static AnswerForm of(OutputFormat output, Quirks quirks) {
        return new AnswerForm(kind(output, quirks), output);
    }

    private static Kind kind(OutputFormat output, Quirks quirks) {
        if (output.kind() == OutputFormat.Kind.TEXT) {
            return Kind.FREE;
        }
        if (quirks.drop().contains(FORMAT)) {
            return Kind.INSTRUCTED;
        }
        if (output.kind() == OutputFormat.Kind.JSON || !quirks.drop().contains(SCHEMAS)) {
            return Kind.NATIVE;
        }
        String schema = Objects.requireNonNull(output.schema());
        String type = ExactJson.part("output '" + output.name() + "': its schema", schema)
                .path("type")
                .asText("");
        return type.equals("object") ? Kind.OBJECT : Kind.INSTRUCTED;
    }

    /** The schema that only an instruction tells; null where there is none. */
    @Nullable
    String instructed() {
        return instruction() == null ? null : output.schema();
    }

    /** What the model is told; null where nothing needs to be. */
    @Nullable
    String instruction() {
        return switch (kind) {
            case FREE, NATIVE -> null;
            case OBJECT, INSTRUCTED ->
                output.schema() == null ? ASKED : ASKED + " It must keep to this JSON schema: " + output.schema();
        };
    }
}
