package io.llmrouter.engine.policy;

import java.util.Locale;

/** A share of measurements that are at most so high. */
public enum Percentile {
    P50(0.5),
    P90(0.9),
    P99(0.99);

    private final double share;

    Percentile(double share) {
        this.share = share;
    }

    /** The share, from 0 to 1. */
    public double share() {
        return share;
    }

    /** As it is written in configurations: {@code p90}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
