package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Moments.Sample;

/**
 * How one variant does.
 *
 * @param name its name
 * @param calls how many calls it served; those that failed by the caller's fault, or were cancelled, are not counted
 * @param failed how many of them failed, were answered by a last resort, or by another target than the one that failed
 * @param cost of each call, in US dollars, where known
 * @param latency of each answer, in milliseconds
 * @param percentiles of the latency, in milliseconds: p50, p90, p99
 * @param quality the scores that answers were given
 */
record VariantReport(
        String name, long calls, long failed, Sample cost, Sample latency, double[] percentiles, Sample quality) {}
