package io.llmrouter.examples.simulate.report;

/**
 * What came of one request.
 *
 * @param number from 0
 * @param atNanos when it came, since the beginning
 * @param latencyNanos how long it took to be answered, or given up
 * @param costNanos what it cost, in nano-USD
 * @param quality how good its answer is, from 0 to 1; 0 when there is none
 * @param attempts how many calls were made for it
 * @param target who answered; empty when nobody did
 */
public record Sample(
        int number, long atNanos, long latencyNanos, long costNanos, double quality, int attempts, String target) {}
