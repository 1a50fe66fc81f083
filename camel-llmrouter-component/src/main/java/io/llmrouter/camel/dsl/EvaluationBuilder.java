package io.llmrouter.camel.dsl;

/**
 * The options that say how models are evaluated.
 *
 * @param <B> the builder itself
 */
public interface EvaluationBuilder<B> extends TrainingBuilder<B> {

    /** Whether evaluate asks nobody, and takes the scores of the last run over into reviewedScores. */
    default B applyScores(boolean applyScores) {
        doSetProperty("applyScores", applyScores);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B applyScores(String applyScores) {
        doSetProperty("applyScores", applyScores);
        return self();
    }

    /** The least change of a mean score, from 0 to 1, that evaluate tells as drift. */
    default B driftThreshold(double driftThreshold) {
        doSetProperty("driftThreshold", driftThreshold);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B driftThreshold(String driftThreshold) {
        doSetProperty("driftThreshold", driftThreshold);
        return self();
    }

    /**
     * The folder that evaluate keeps its runs in, and finds the one before in. Unset means that none is kept, and
     * drift is not noticed.
     */
    default B evaluations(String evaluations) {
        doSetProperty("evaluations", evaluations);
        return self();
    }

    /** The golden set of evaluate: text of one JSON object a line, or resource:URI. Unset means the body. */
    default B goldenSet(String goldenSet) {
        doSetProperty("goldenSet", goldenSet);
        return self();
    }

    /** The name that the runs of a golden set are kept under. */
    default B goldenSetName(String goldenSetName) {
        doSetProperty("goldenSetName", goldenSetName);
        return self();
    }

    /** The policy by which a model judges answers for evaluate. */
    default B judgePolicy(String judgePolicy) {
        doSetProperty("judgePolicy", judgePolicy);
        return self();
    }

    /**
     * The most that a run of evaluate may cost, grades included, in US dollars, such as 5. Then it stops with what it
     * has. Unset means no limit.
     */
    default B maxRunCost(String maxRunCost) {
        doSetProperty("maxRunCost", maxRunCost);
        return self();
    }

    /** How many calls evaluate has under way at a time. */
    default B parallel(int parallel) {
        doSetProperty("parallel", parallel);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B parallel(String parallel) {
        doSetProperty("parallel", parallel);
        return self();
    }

    /** The file that evaluate writes approved scores to, for catalogue.refresh of the configuration. */
    default B reviewedScores(String reviewedScores) {
        doSetProperty("reviewedScores", reviewedScores);
        return self();
    }

    /**
     * The policy by which texts are embedded to compare them for evaluate. Unset means that their words are
     * compared.
     */
    default B similarityPolicy(String similarityPolicy) {
        doSetProperty("similarityPolicy", similarityPolicy);
        return self();
    }
}
