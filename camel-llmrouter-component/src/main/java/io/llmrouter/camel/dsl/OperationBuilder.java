package io.llmrouter.camel.dsl;

/**
 * The options of operations beside chat.
 *
 * @param <B> the builder itself
 */
public interface OperationBuilder<B> extends EvaluationBuilder<B> {

    /** Whether tokens asks the provider itself, where it counts. What it does not answer is counted here. */
    default B askProvider(boolean askProvider) {
        doSetProperty("askProvider", askProvider);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B askProvider(String askProvider) {
        doSetProperty("askProvider", askProvider);
        return self();
    }

    /** How long the vectors of embed are to be. Unset leaves it to the model. */
    default B dimensions(int dimensions) {
        doSetProperty("dimensions", dimensions);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B dimensions(String dimensions) {
        doSetProperty("dimensions", dimensions);
        return self();
    }

    /** The format of the sound of speak, such as mp3. */
    default B format(String format) {
        doSetProperty("format", format);
        return self();
    }

    /** How many images image draws. */
    default B imageCount(int imageCount) {
        doSetProperty("imageCount", imageCount);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B imageCount(String imageCount) {
        doSetProperty("imageCount", imageCount);
        return self();
    }

    /** How well image draws, in the provider's words. */
    default B imageQuality(String imageQuality) {
        doSetProperty("imageQuality", imageQuality);
        return self();
    }

    /** The size of the images of image, in the provider's words, such as 1024x1024. */
    default B imageSize(String imageSize) {
        doSetProperty("imageSize", imageSize);
        return self();
    }

    /** What is spoken in the sound for transcribe, such as en. Unset has the model guess. */
    default B language(String language) {
        doSetProperty("language", language);
        return self();
    }

    /**
     * What the vectors of embed are for, where a model tells that apart: document, query, classification, clustering
     * or similarity.
     */
    default B purpose(String purpose) {
        doSetProperty("purpose", purpose);
        return self();
    }

    /** How many of the best documents rerank returns. Unset means all. */
    default B topN(int topN) {
        doSetProperty("topN", topN);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B topN(String topN) {
        doSetProperty("topN", topN);
        return self();
    }

    /** Whose voice speak has, in the provider's words. */
    default B voice(String voice) {
        doSetProperty("voice", voice);
        return self();
    }
}
