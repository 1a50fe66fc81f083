package io.llmrouter.engine.experiment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment stands.
 *
 * @param experiment as it is configured
 * @param since since when it is counted
 * @param share the share of calls that are changed or copied now
 * @param takenBack when its canary was taken back; null when it was not
 * @param why why it was; null when it was not
 * @param variants how its variants do, in their order
 * @param likeness how copies compare; null when there are none
 */
record ExperimentReport(
        Experiment experiment,
        Instant since,
        double share,
        @Nullable Instant takenBack,
        @Nullable String why,
        List<VariantReport> variants,
        Likeness.@Nullable Report likeness) {}
