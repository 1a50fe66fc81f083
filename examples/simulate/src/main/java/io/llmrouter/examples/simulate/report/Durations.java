package io.llmrouter.examples.simulate.report;

import java.util.Arrays;

/** How long things took: their mean, and the time that a share of them took at most. Used by one thread at a time. */
final class Durations {

    private long[] nanos = new long[64];
    private int size;
    private boolean sorted;
    private double sum;

    void add(long took) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = took;
        sum += took;
        sorted = false;
    }

    int size() {
        return size;
    }

    /** In milliseconds; 0 of none. */
    double meanMillis() {
        return size == 0 ? 0 : sum / size / 1e6;
    }

    /** That share of them took at most so many milliseconds; 0 of none. */
    double millis(double share) {
        if (!sorted) {
            Arrays.sort(nanos, 0, size);
            sorted = true;
        }
        return size == 0 ? 0 : nanos[(int) Math.min(size - 1, Math.ceil(share * size) - 1)] / 1e6;
    }
}
