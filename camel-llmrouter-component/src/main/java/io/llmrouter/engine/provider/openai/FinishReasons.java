package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.FinishReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Maps the words for why a model stopped, of OpenAI and compatible servers, to ours and back. Stateless. */
final class FinishReasons {

    private FinishReasons() {}

    /** Why a choice ended; null as long as it has not, for which some servers write an empty word in every chunk. */
    static @Nullable String said(JsonNode choice) {
        String word = choice.path("finish_reason").textValue();
        return word == null || word.isBlank() || word.equals("null") ? null : word;
    }

    /**
     * One word for all providers; a refusal counts as cut by policy, a stop with tool calls as tool calls, and a call of
     * nothing but the answer's own tool as a stop.
     */
    static FinishReason of(@Nullable String word, boolean refused, boolean toolCalls, boolean answered) {
        FinishReason reason = word == null ? FinishReason.OTHER : of(word);
        boolean plain = reason == FinishReason.STOP || reason == FinishReason.OTHER;
        if (refused && plain) {
            return FinishReason.CONTENT_FILTER;
        }
        if (answered && !toolCalls && reason == FinishReason.TOOL_CALLS) {
            return FinishReason.STOP;
        }
        return toolCalls && plain ? FinishReason.TOOL_CALLS : reason;
    }

    private static FinishReason of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "stop", "end_turn", "eos", "stop_sequence", "complete" -> FinishReason.STOP;
            case "length", "max_tokens", "model_length" -> FinishReason.LENGTH;
            case "tool_calls", "tool_call", "function_call", "tool_use" -> FinishReason.TOOL_CALLS;
            case "content_filter", "safety", "refusal", "sensitive" -> FinishReason.CONTENT_FILTER;
            case "error", "network_error", "insufficient_system_resource" -> FinishReason.ERROR;
            default -> FinishReason.OTHER;
        };
    }

    /** The protocol's word for a reason, for answers written by us. */
    static String word(FinishReason reason) {
        return switch (reason) {
            case STOP, ERROR, OTHER -> "stop";
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
            case CONTENT_FILTER -> "content_filter";
        };
    }
}
