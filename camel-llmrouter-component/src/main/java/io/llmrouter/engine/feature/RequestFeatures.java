package io.llmrouter.engine.feature;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of one request. Thread-safe; each is computed when first asked for, and at most a few times however many
 * ask at once.
 */
public interface RequestFeatures {

    /** The answer's usual length in tokens, where the request sets no limit. */
    long USUAL_OUTPUT = 512;

    /** The answer's usual length in tokens, thoughts included, where the request asks for reasoning but sets no limit. */
    long USUAL_REASONED_OUTPUT = 2_048;

    /** The input's estimated length in tokens, tools and schema included. */
    long inputTokens();

    /**
     * How far off {@link #inputTokens()} may be, as a share of it: the true number is within ± that share in nineteen of
     * twenty texts.
     */
    double inputTokensError();

    /**
     * The answer's expected length in tokens: the request's own limit, which no answer exceeds, or else
     * {@link #USUAL_OUTPUT} or {@link #USUAL_REASONED_OUTPUT}.
     */
    long expectedOutputTokens();

    /** The most tokens of input that must fit into the context window together. */
    default long contextTokens() {
        return inputTokens();
    }

    /** The longest answer in tokens, where the request sets a limit. */
    default @Nullable Integer outputLimit() {
        return null;
    }

    /** What the call is likely to use. */
    default Usage expectedUsage() {
        return Usage.estimated(inputTokens(), expectedOutputTokens());
    }

    /** What the call is likely to cost at that price, in nano-USD; -1 when a price it needs is unknown. */
    default long estimateNanos(Price price) {
        return price.estimateNanos(inputTokens(), expectedOutputTokens());
    }

    /** The same with an answer of another length; -1 when a price it needs is unknown. */
    default long estimateNanos(Price price, long outputTokens) {
        return estimateNanos(price);
    }

    /**
     * The same where so many tokens of the input are read from the provider's prompt cache; as without them where the price
     * has none for that.
     */
    default long estimateNanos(Price price, long outputTokens, long cachedTokens) {
        return estimateNanos(price, outputTokens);
    }

    /** What the request's text and form are like. */
    default Traits traits() {
        return Traits.of(List.of(prompt()));
    }

    /** What the model must be able to read. */
    Set<Modality> modalities();

    /** What the model must be able to do; a JSON schema is asked for otherwise where it cannot be held to one. */
    Set<ModelFeature> needs();

    /** The text of the latest user message; empty when there is none. */
    String prompt();

    /**
     * The vector of {@link #prompt()} by a model of this process; made once for each model that asks. It fails when there is
     * nothing to embed.
     */
    default Outcome<float[]> embedding(TextEmbedder embedder) {
        String text = prompt();
        return text.isBlank()
                ? Outcome.failed(FailureKind.INVALID_REQUEST, "there is no text to embed")
                : embedder.embed(EmbedRequest.of(List.of(text)))
                        .map(answer -> answer.vectors().get(0));
    }

    /**
     * The features of a request.
     *
     * @param streaming whether the answer is to arrive piece by piece
     */
    static RequestFeatures of(ModelRequest<?> request, boolean streaming) {
        return request.chat()
                .<RequestFeatures>map(chat -> new LazyFeatures(chat, streaming))
                .orElseGet(() -> new OperationFeatures(request));
    }
}
