package io.llmrouter.engine.learn;

import java.util.List;

/**
 * What is expected of models for one prompt.
 *
 * @param models the models
 * @param quality of each, in their order, about from 0 to 1
 * @param familiarity the share of the prompts learned from that are as far from their nearest as this one, or farther: 1 for
 *     a prompt like the others, near 0 for one like none
 */
public record Estimate(List<String> models, double[] quality, double familiarity) {

    /** The quality of that model; not a number when nothing was learned of it. */
    public double of(String model) {
        int at = models.indexOf(model);
        return at < 0 ? Double.NaN : quality[at];
    }
}
