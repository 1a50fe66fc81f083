package io.llmrouter.engine.policy;

import java.time.Duration;

/**
 * How slow a target may be.
 *
 * @param of which time
 * @param percentile which share of the calls
 * @param atMost the longest
 */
public record LatencyCeiling(Measure of, Percentile percentile, Duration atMost) {}
