package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * Maps the protocol's words for why a model stopped. {@code pause_turn} is an other reason: the turn goes on when it is
 * sent back. Stateless.
 */
final class StopReasons {

    private StopReasons() {}

    /** One word for all providers; a call of our answer tool is an answer, no tool call. */
    static FinishReason of(@Nullable String word, boolean toolCalls) {
        if (word == null) {
            return toolCalls ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
        }
        return switch (word) {
            case "end_turn", "stop_sequence", "stop" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
