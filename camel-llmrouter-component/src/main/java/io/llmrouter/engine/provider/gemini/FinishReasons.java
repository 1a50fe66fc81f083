package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.provider.EmptyAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The protocol's words for why a model stopped. */
final class FinishReasons {

    private FinishReasons() {}

    /** One word for all providers; the protocol has none of its own for an answer that wants tools called. */
    static FinishReason of(@Nullable String word, boolean toolCalls) {
        return switch (word == null ? "" : word) {
            case "STOP" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> FinishReason.CONTENT_FILTER;
            case "MALFORMED_FUNCTION_CALL",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "MISSING_THOUGHT_SIGNATURE",
                    "MALFORMED_RESPONSE" -> FinishReason.ERROR;
            default -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
        };
    }

    /** What it means that an answer ended so and holds nothing; empty for a word that may well leave nothing to say. */
    static Optional<Failure> failure(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "OTHER", "NO_IMAGE", "IMAGE_OTHER" -> Optional.of(EmptyAnswer.broken(word));
            default ->
                of(word, false) == FinishReason.ERROR
                        ? Optional.of(Failure.of(
                                FailureKind.TOOL_GENERATION_FAILED,
                                "the provider could not make an answer (" + word + ")"))
                        : EmptyAnswer.failure(of(word, false), word);
        };
    }
}
