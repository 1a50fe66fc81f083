package io.llmrouter.examples.simulate;

import java.util.SplittableRandom;

/**
 * A share of the requests, drawn for each by its number: whatever else is drawn, these are always the same. Immutable.
 *
 * @param part from 0 to 1
 * @param seed makes the draws others than those of another share
 */
record Share(double part, long seed) {

    /** Whether that request belongs to it. */
    boolean has(int number) {
        return part > 0 && new SplittableRandom(seed + number).nextDouble() < part;
    }
}
