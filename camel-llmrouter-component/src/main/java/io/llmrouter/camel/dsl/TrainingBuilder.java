package io.llmrouter.camel.dsl;

import io.llmrouter.camel.TrainingAction;
import org.apache.camel.builder.EndpointProducerBuilder;

/**
 * The options that say what is learned.
 *
 * @param <B> the builder itself
 */
public interface TrainingBuilder<B> extends EndpointProducerBuilder {

    /** This builder. */
    B self();

    /**
     * The embedding model in this process by which train reads prompts. Unset means the one by which the configuration
     * keeps scored answers, all-minilm-l6-v2 unless it says otherwise.
     */
    default B embedder(String embedder) {
        doSetProperty("embedder", embedder);
        return self();
    }

    /**
     * The scored prompts that train learns from: text of one JSON object a line or of a table with commas, or
     * resource:URI. Unset means the body.
     */
    default B examples(String examples) {
        doSetProperty("examples", examples);
        return self();
    }

    /** Whether train learns from the scored answers that the configuration keeps, instead of examples. */
    default B fromLessons(boolean fromLessons) {
        doSetProperty("fromLessons", fromLessons);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B fromLessons(String fromLessons) {
        doSetProperty("fromLessons", fromLessons);
        return self();
    }

    /** The folder of versions of a learned model, as the strategy learned names it. */
    default B learnedModel(String learnedModel) {
        doSetProperty("learnedModel", learnedModel);
        return self();
    }

    /** From how many examples train learns, the latest. */
    default B maxExamples(int maxExamples) {
        doSetProperty("maxExamples", maxExamples);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B maxExamples(String maxExamples) {
        doSetProperty("maxExamples", maxExamples);
        return self();
    }

    /** The version that rollBack puts in force, such as 0003. Unset means the one before. */
    default B modelVersion(String modelVersion) {
        doSetProperty("modelVersion", modelVersion);
        return self();
    }

    /**
     * What train does: publish (learn, and put a new version in force), trial (learn, and only say how good it is),
     * versions (say which there are) or rollBack (put an earlier one in force).
     */
    default B training(TrainingAction training) {
        doSetProperty("training", training);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B training(String training) {
        doSetProperty("training", training);
        return self();
    }
}
