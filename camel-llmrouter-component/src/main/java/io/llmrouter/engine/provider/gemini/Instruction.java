package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * Asks in words for JSON, where the API refuses to hold the answer to it: models before Gemini 3 take no format of the
 * answer where they have functions.
 */
final class Instruction {

    private static final String JSON_ONLY =
            "Answer with one valid JSON object and nothing else: no words around it, no code fence.";

    private Instruction() {}

    /** The schema that only the words ask for; null where there is none. */
    static @Nullable String schema(ChatRequest request, GeminiModel model) {
        return of(request, model).isEmpty() ? null : request.output().schema();
    }

    /** The words; empty where none are needed. */
    static String of(ChatRequest request, GeminiModel model) {
        OutputFormat output = request.output();
        if (output.kind() == OutputFormat.Kind.TEXT || request.tools().isEmpty() || model.holdsSchemasBesideTools()) {
            return "";
        }
        return output.kind() == OutputFormat.Kind.JSON
                ? JSON_ONLY
                : JSON_ONLY + " It must keep to this JSON schema: " + output.schema();
    }
}
