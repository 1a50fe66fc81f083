package io.llmrouter.engine.provider.cohere;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the protocol's words for why a model stopped. Stateless. */
final class FinishReasons {

    private FinishReasons() {}

    /** One word for all providers; a call of our answer tool is an answer, no tool call. */
    static FinishReason of(@Nullable String word, boolean toolCalls) {
        if (word == null) {
            return toolCalls ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
        }
        return switch (word) {
            case "COMPLETE", "STOP_SEQUENCE" -> FinishReason.STOP;
            case "MAX_TOKENS", "ERROR_LIMIT" -> FinishReason.LENGTH;
            case "TOOL_CALL" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "ERROR_TOXIC" -> FinishReason.CONTENT_FILTER;
            case "ERROR", "TIMEOUT" -> FinishReason.ERROR;
            default -> FinishReason.OTHER;
        };
    }

    /** The words that leave no answer to use; {@code silent} when nothing of one came. */
    static Optional<Failure> failure(@Nullable String word, boolean silent) {
        if (word == null || !silent) {
            return Optional.empty();
        }
        return switch (word) {
            case "ERROR_TOXIC" -> Optional.of(Failure.of(FailureKind.CONTENT_POLICY, "the provider refused to answer"));
            case "ERROR" -> Optional.of(Failure.of(FailureKind.SERVER_ERROR, "the provider failed while it answered"));
            case "TIMEOUT" -> Optional.of(Failure.of(FailureKind.TIMEOUT, "the provider took too long to answer"));
            default -> Optional.empty();
        };
    }
}
