package io.llmrouter.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of evaluate. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class EvaluationOptions extends TrainingOptions {

    @UriParam(
            label = "producer",
            description =
                    "Whether evaluate asks nobody, and takes the scores of the last run over into " + "reviewedScores",
            defaultValue = "false")
    private boolean applyScores;

    @UriParam(
            label = "producer",
            description = "The least change of a mean score, from 0 to 1, that evaluate tells as drift",
            defaultValue = "0.05")
    private double driftThreshold = 0.05;

    @UriParam(
            label = "producer",
            description = "The folder that evaluate keeps its runs in, and finds the one before in. Unset "
                    + "means that none is kept, and drift is not noticed")
    private @Nullable String evaluations;

    @UriParam(
            label = "producer",
            description = "The golden set of evaluate: text of one JSON object a line, or resource:URI. "
                    + "Unset means the body")
    private @Nullable String goldenSet;

    @UriParam(
            label = "producer",
            description = "The name that the runs of a golden set are kept under",
            defaultValue = "golden")
    private String goldenSetName = "golden";

    @UriParam(label = "producer", description = "The policy by which a model judges answers for evaluate")
    private @Nullable String judgePolicy;

    @UriParam(
            label = "producer",
            description =
                    "The most that a run of evaluate may cost, grades included, in US dollars, such as 5. Then it "
                            + "stops with what it has. Unset means no limit")
    private @Nullable String maxRunCost;

    @UriParam(label = "producer", description = "How many calls evaluate has under way at a time", defaultValue = "4")
    private int parallel = 4;

    @UriParam(
            label = "producer",
            description =
                    "The file that evaluate writes approved scores to, for catalogue.refresh of the " + "configuration")
    private @Nullable String reviewedScores;

    @UriParam(
            label = "producer",
            description = "The policy by which texts are embedded to compare them for evaluate. Unset means "
                    + "that their words are compared")
    private @Nullable String similarityPolicy;

    EvaluationOptions() {}

    public boolean isApplyScores() {
        return applyScores;
    }

    public void setApplyScores(boolean applyScores) {
        this.applyScores = applyScores;
    }

    public double getDriftThreshold() {
        return driftThreshold;
    }

    public void setDriftThreshold(double driftThreshold) {
        this.driftThreshold = driftThreshold;
    }

    public @Nullable String getEvaluations() {
        return evaluations;
    }

    public void setEvaluations(@Nullable String evaluations) {
        this.evaluations = evaluations;
    }

    public @Nullable String getGoldenSet() {
        return goldenSet;
    }

    public void setGoldenSet(@Nullable String goldenSet) {
        this.goldenSet = goldenSet;
    }

    public String getGoldenSetName() {
        return goldenSetName;
    }

    public void setGoldenSetName(String goldenSetName) {
        this.goldenSetName = goldenSetName;
    }

    public @Nullable String getJudgePolicy() {
        return judgePolicy;
    }

    public void setJudgePolicy(@Nullable String judgePolicy) {
        this.judgePolicy = judgePolicy;
    }

    public @Nullable String getMaxRunCost() {
        return maxRunCost;
    }

    public void setMaxRunCost(@Nullable String maxRunCost) {
        this.maxRunCost = maxRunCost;
    }

    public int getParallel() {
        return parallel;
    }

    public void setParallel(int parallel) {
        this.parallel = parallel;
    }

    public @Nullable String getReviewedScores() {
        return reviewedScores;
    }

    public void setReviewedScores(@Nullable String reviewedScores) {
        this.reviewedScores = reviewedScores;
    }

    public @Nullable String getSimilarityPolicy() {
        return similarityPolicy;
    }

    public void setSimilarityPolicy(@Nullable String similarityPolicy) {
        this.similarityPolicy = similarityPolicy;
    }
}
