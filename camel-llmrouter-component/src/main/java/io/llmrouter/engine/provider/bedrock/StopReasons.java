package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the protocol's words for why a model stopped. Stateless. */
final class StopReasons {

    private StopReasons() {}

    /** One word for all providers; a call of our answer tool is an answer, no tool call. */
    static FinishReason of(@Nullable String word, boolean toolCalls) {
        if (word == null) {
            return toolCalls ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
        }
        return switch (word) {
            case "end_turn", "stop_sequence" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "guardrail_intervened", "content_filtered", "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }

    /** The words that leave no answer to use; {@code silent} when nothing of one came. */
    static Optional<Failure> failure(@Nullable String word, boolean silent) {
        if (word == null) {
            return Optional.empty();
        }
        return switch (word) {
            case "malformed_tool_use" ->
                Optional.of(Failure.of(
                        FailureKind.TOOL_GENERATION_FAILED, "the model wrote a tool call that cannot be understood"));
            case "malformed_model_output" ->
                Optional.of(Failure.of(
                        FailureKind.MALFORMED_RESPONSE, "the model wrote an answer that cannot be understood"));
            default ->
                silent && of(word, false) == FinishReason.CONTENT_FILTER
                        ? Optional.of(Failure.of(FailureKind.CONTENT_POLICY, BedrockErrors.REFUSED))
                        : Optional.empty();
        };
    }
}
