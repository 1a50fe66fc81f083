package io.llmrouter.examples.simulate.report;

import java.util.Arrays;
import java.util.List;

/** Sums up some of the requests of a run: all, those of a span, or those of no span. */
final class Tally {

    private final long[] latencies;
    private int requests;
    private int answered;
    private long attempts;
    private long cost;
    private double quality;
    private double latencySum;

    private Tally(int most) {
        latencies = new long[most];
    }

    /** Of the requests that came within a span. */
    static Tally of(Samples samples, Span span) {
        int from = samples.firstFrom(span.fromNanos());
        int to = Math.max(from, samples.firstFrom(span.toNanos()));
        Tally tally = new Tally(to - from);
        for (int number = from; number < to; number++) {
            tally.add(samples, number);
        }
        Arrays.sort(tally.latencies, 0, tally.answered);
        return tally;
    }

    /** Of the requests that came outside of all spans. */
    static Tally outside(Samples samples, List<Span> spans) {
        Tally tally = new Tally(samples.size());
        for (int number = 0; number < samples.size(); number++) {
            long at = samples.at(number);
            if (spans.stream().noneMatch(span -> span.has(at))) {
                tally.add(samples, number);
            }
        }
        Arrays.sort(tally.latencies, 0, tally.answered);
        return tally;
    }

    private void add(Samples samples, int number) {
        requests++;
        attempts += samples.attempts(number);
        cost += samples.cost(number);
        quality += samples.quality(number);
        if (samples.isAnswered(number)) {
            latencies[answered++] = samples.latency(number);
            latencySum += samples.latency(number);
        }
    }

    int requests() {
        return requests;
    }

    int answered() {
        return answered;
    }

    /** The share of the requests that were answered; 1 when there were none. */
    double availability() {
        return requests == 0 ? 1 : (double) answered / requests;
    }

    /** How many calls there were beyond one for each request, per thousand requests. */
    double extraAttempts() {
        return requests == 0 ? 0 : Math.max(0, attempts - requests) * 1000.0 / requests;
    }

    double usd() {
        return cost / 1e9;
    }

    /** The mean quality of all requests, of which those that were not answered have none, in points of a hundred. */
    double quality() {
        return requests == 0 ? 0 : quality * 100 / requests;
    }

    /** Of those that were answered, in milliseconds. */
    double meanMillis() {
        return answered == 0 ? 0 : latencySum / answered / 1e6;
    }

    /** That share of those that were answered took at most so many milliseconds. */
    double millis(double share) {
        return answered == 0 ? 0 : latencies[(int) Math.min(answered - 1, Math.ceil(share * answered) - 1)] / 1e6;
    }
}
