package io.llmrouter.engine.learn;

import java.util.Arrays;

/**
 * What a model estimates of prompts that it was not made of, so that thresholds can be set that hold for new ones.
 *
 * @param distances of such prompts to the nearest that it was made of, rising
 * @param qualities estimated of them, by prompt and model
 * @param tokens how long each is
 */
public record Calibration(float[] distances, float[][] qualities, int[] tokens) {

    /** The share of the prompts that are as far from their nearest as that, or farther. */
    double familiarity(double distance) {
        int found = Arrays.binarySearch(distances, (float) distance);
        int before = found < 0 ? -found - 1 : found;
        while (before > 0 && distances[before - 1] >= (float) distance) {
            before--;
        }
        return (double) (distances.length - before) / distances.length;
    }
}
