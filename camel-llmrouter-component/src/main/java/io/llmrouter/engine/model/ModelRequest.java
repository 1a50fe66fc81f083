package io.llmrouter.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model, of whichever operation. One way leads from a request to its answer: policies, plans, keys,
 * retries, hedges and deadlines are the same for all of them.
 *
 * @param <R> what answers it
 */
public sealed interface ModelRequest<R extends ModelResponse>
        permits ChatRequest,
                EmbedRequest,
                RerankRequest,
                ModerateRequest,
                TranscribeRequest,
                SpeakRequest,
                ImageRequest,
                CountTokensRequest {

    /** Which of the records this is. */
    Operation operation();

    /** The class of its answer. */
    Class<R> answerType();

    /** The texts a model reads, where the request is no conversation; routing looks at the first. */
    default List<String> texts() {
        return List.of();
    }

    /** What a model must be able to read, where the request is no conversation. */
    default Set<Modality> modalities() {
        return Set.of(Modality.TEXT);
    }

    /** What is likely to be used beside tokens. */
    default Units expectedUnits() {
        return Units.NONE;
    }

    /** How many tokens a model that is billed by them is likely to write, where the request is no conversation. */
    default long expectedOutputTokens() {
        return 0;
    }

    /** The service tier that is asked for, in the provider's words; null for the usual one. */
    default @Nullable String serviceTier() {
        return null;
    }

    /** Whether nobody bills it. */
    default boolean isFree() {
        return false;
    }

    /** The request itself, where it is a conversation. */
    default Optional<ChatRequest> chat() {
        return Optional.empty();
    }
}
