package io.llmrouter.examples.simulate;

import java.util.SplittableRandom;

/**
 * What is drawn for one attempt, all of it at once, so that what one draw does never changes another. It depends on the
 * request and the number of the attempt alone: every policy meets the same luck.
 *
 * @param misfortune from 0 to 1: the lowest are met by incidents that are for a share of the calls
 * @param failing from 0 to 1: the lowest fail by chance
 * @param deviation of the latency, in standard deviations
 * @param breaking from 0 to 1: the lowest break off by chance
 */
record Luck(double misfortune, double failing, double deviation, double breaking) {

    static Luck of(long site, int request, int attempt) {
        SplittableRandom draws = new SplittableRandom(site + request * 0x9E3779B97F4A7C15L + attempt);
        return new Luck(draws.nextDouble(), draws.nextDouble(), draws.nextGaussian(), draws.nextDouble());
    }
}
