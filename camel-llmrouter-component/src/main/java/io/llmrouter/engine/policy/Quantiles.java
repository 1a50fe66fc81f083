package io.llmrouter.engine.policy;

/**
 * How measurements are spread, in milliseconds, each to about 6 %.
 *
 * @param p50 half of them are at most so high
 * @param p90 nine of ten are
 * @param p99 ninety-nine of a hundred are
 */
public record Quantiles(double p50, double p90, double p99) {

    /** The figure at a share. */
    public double at(Percentile percentile) {
        return switch (percentile) {
            case P50 -> p50;
            case P90 -> p90;
            case P99 -> p99;
        };
    }
}
