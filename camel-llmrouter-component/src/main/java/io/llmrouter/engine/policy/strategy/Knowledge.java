package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.LiveModel;

/**
 * What strategies know that stands outside the configuration: embedding models of this process, and what was learned from
 * examples. Asked when a strategy is made, never in a decision. Methods throw {@link IllegalArgumentException}, saying what is
 * missing and what to add.
 */
public interface Knowledge {

    /** The embedding model that is the default. */
    String USUAL_EMBEDDER = "all-minilm-l6-v2";

    /**
     * An embedding model that runs in this process.
     *
     * @param name a model that comes in a jar, such as {@code all-minilm-l6-v2}, or a target of an {@code onnx} or
     *     {@code embedding-bean} account
     */
    TextEmbedder embedder(String name);

    /**
     * What was learned of models' answers; another version may come into force while it is used.
     *
     * @param location a file of scored prompts, a learned model, or a folder of versions of one, which may have none yet
     * @param embedder makes the embeddings where they are not there yet
     */
    LiveModel qualities(String location, String embedder);

    /**
     * What tells intents apart.
     *
     * @param location a file of labelled texts
     * @param embedder makes their embeddings
     */
    IntentModel intents(String location, String embedder);

    /** For engines that have none. */
    static Knowledge none() {
        return new Knowledge() {
            @Override
            public TextEmbedder embedder(String name) {
                throw new IllegalArgumentException("there is no embedding model here, and so no '" + name + "'");
            }

            @Override
            public LiveModel qualities(String location, String embedder) {
                throw new IllegalArgumentException("nothing is learned here, and so not '" + location + "'");
            }

            @Override
            public IntentModel intents(String location, String embedder) {
                throw new IllegalArgumentException("nothing is learned here, and so not '" + location + "'");
            }
        };
    }
}
