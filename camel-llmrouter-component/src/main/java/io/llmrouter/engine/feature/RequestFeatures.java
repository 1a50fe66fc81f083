package io.llmrouter.engine.feature;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.model.Modality;
import java.util.Set;

/**
 * The features of one request. Thread-safe; each is computed at most a few times however many ask.
 */
public interface RequestFeatures {

    /** The input's estimated length in tokens, tools and schema included. */
    long inputTokens();

    /**
     * How far off {@link #inputTokens()} may be, as a share of it: the true number is within ± that share in nineteen of
     * twenty texts.
     */
    double inputTokensError();

    /** The answer's expected length in tokens: what was asked for at most, or a usual length. */
    long expectedOutputTokens();

    /** What the model must be able to read. */
    Set<Modality> modalities();

    /** What the model must be able to do. */
    Set<ModelFeature> needs();

    /** The text of the latest user message. */
    String prompt();
}
