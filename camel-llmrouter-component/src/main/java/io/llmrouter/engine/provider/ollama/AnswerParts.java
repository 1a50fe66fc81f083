package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.conversation.CalledTools;
import io.llmrouter.engine.provider.usage.Counts;
import org.jspecify.annotations.Nullable;

/** Reads what whole answers and the lines of a stream have in common. Stateless. */
final class AnswerParts {

    private AnswerParts() {}

    /** Whether it is an answer, or a piece of one: of {@code /api/chat}, or of {@code /api/generate}. */
    static boolean isAnswer(JsonNode line) {
        return line.path("message").isObject() || line.path("response").isTextual();
    }

    static String text(JsonNode line) {
        return line.path("message").path("content").asText("")
                + line.path("response").asText("");
    }

    static String thinking(JsonNode line) {
        return line.path("message").path("thinking").asText("")
                + line.path("thinking").asText("");
    }

    static JsonNode toolCalls(JsonNode line) {
        return line.path("message").path("tool_calls");
    }

    /** A call's own id, where a newer server has one; else its place and its tool make one. */
    static String id(JsonNode call, int index) {
        return CalledTools.id(call.path("id").asText(""), index, name(call));
    }

    static String name(JsonNode call) {
        return call.path("function").path("name").asText("");
    }

    static String arguments(JsonNode call) {
        JsonNode arguments = call.path("function").path("arguments");
        return arguments.isObject() ? arguments.toString() : arguments.asText("{}");
    }

    static FinishReason reason(@Nullable String word, boolean toolCalls) {
        if (toolCalls && !"length".equals(word)) {
            return FinishReason.TOOL_CALLS;
        }
        return switch (String.valueOf(word)) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    /** Old servers leave the prompt's count out when the prompt was still in memory. */
    static Usage usage(JsonNode line) {
        if (!line.has("eval_count") && !line.has("prompt_eval_count")) {
            return Usage.estimated(0, 0);
        }
        return Usage.of(Counts.of(line, "prompt_eval_count"), Counts.of(line, "eval_count"));
    }
}
