package io.llmrouter.engine.feature;

import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Outcome;

/** One model that turns texts into vectors within this process, or by an object of the application's. */
public interface TextEmbedder extends AutoCloseable {

    /**
     * The vectors of the texts, in their order. Blocks; thread-safe; throws nothing. A thread that is interrupted gives up
     * as soon as it can, and its outcome is a failure.
     */
    Outcome<EmbedResponse> embed(EmbedRequest request);

    /** Frees what the model holds; calls under way may fail. */
    @Override
    default void close() {}
}
