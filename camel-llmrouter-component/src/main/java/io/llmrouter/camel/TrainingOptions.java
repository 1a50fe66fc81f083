package io.llmrouter.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of train. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class TrainingOptions {

    @UriParam(
            label = "producer",
            description = "The embedding model in this process by which train reads prompts. Unset means the one by"
                    + " which the configuration keeps scored answers, all-minilm-l6-v2 unless it says otherwise")
    private @Nullable String embedder;

    @UriParam(
            label = "producer",
            description = "The scored prompts that train learns from: text of one JSON object a line or of a table with"
                    + " commas, or resource:URI. Unset means the body")
    private @Nullable String examples;

    @UriParam(
            label = "producer",
            description =
                    "Whether train learns from the scored answers that the configuration keeps, instead of examples",
            defaultValue = "false")
    private boolean fromLessons;

    @UriParam(
            label = "producer",
            description = "The folder of versions of a learned model, as the strategy learned names it")
    private @Nullable String learnedModel;

    @UriParam(
            label = "producer",
            description = "From how many examples train learns, the latest",
            defaultValue = "15000")
    private int maxExamples = 15_000;

    @UriParam(
            label = "producer",
            description = "The version that rollBack puts in force, such as 0003. Unset means the one before")
    private @Nullable String modelVersion;

    @UriParam(
            label = "producer",
            description = "What train does: publish (learn, and put a new version in force), trial (learn, and only say"
                    + " how good it is), versions (say which there are) or rollBack (put an earlier one in force)",
            defaultValue = "publish")
    private TrainingAction training = TrainingAction.publish;

    TrainingOptions() {}

    public @Nullable String getEmbedder() {
        return embedder;
    }

    public void setEmbedder(@Nullable String embedder) {
        this.embedder = embedder;
    }

    public @Nullable String getExamples() {
        return examples;
    }

    public void setExamples(@Nullable String examples) {
        this.examples = examples;
    }

    public boolean isFromLessons() {
        return fromLessons;
    }

    public void setFromLessons(boolean fromLessons) {
        this.fromLessons = fromLessons;
    }

    public @Nullable String getLearnedModel() {
        return learnedModel;
    }

    public void setLearnedModel(@Nullable String learnedModel) {
        this.learnedModel = learnedModel;
    }

    public int getMaxExamples() {
        return maxExamples;
    }

    public void setMaxExamples(int maxExamples) {
        this.maxExamples = maxExamples;
    }

    public @Nullable String getModelVersion() {
        return modelVersion;
    }

    public void setModelVersion(@Nullable String modelVersion) {
        this.modelVersion = modelVersion;
    }

    public TrainingAction getTraining() {
        return training;
    }

    public void setTraining(TrainingAction training) {
        this.training = training;
    }
}
