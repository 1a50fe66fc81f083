package io.llmrouter.engine.feature;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import java.util.Optional;

/** Counts the tokens of conversations in this process. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {

    /** Knows no model's vocabulary. */
    TokenCounter NONE = (model, conversation) -> Optional.empty();

    /**
     * The length of a conversation; empty when this does not know the model's vocabulary.
     *
     * @param model the id of its card, or the model as its provider names it
     */
    Optional<CountTokensResponse> count(String model, ChatRequest conversation);

    /** The length by this counter, or else by the engine's estimate. */
    default CountTokensResponse countOrEstimate(String model, ChatRequest conversation) {
        return count(model, conversation).orElseGet(() -> {
            RequestFeatures features = RequestFeatures.of(conversation, false);
            return new CountTokensResponse(
                    model, features.inputTokens(), CountTokensResponse.Way.ESTIMATE, features.inputTokensError());
        });
    }
}
