package io.llmrouter.examples.simulate.report;

import java.util.List;

/** Sums up some of the requests of a run: all, those of a span, or those of no span. */
final class Tally {

    private final Durations latencies = new Durations();
    private final Durations firstTokens = new Durations();
    private int requests;
    private int broken;
    private long attempts;
    private long cost;
    private double quality;

    private Tally() {}

    /** Of the requests that came within a span. */
    static Tally of(Samples samples, Span span) {
        Tally tally = new Tally();
        int to = samples.firstFrom(span.toNanos());
        for (int number = samples.firstFrom(span.fromNanos()); number < to; number++) {
            tally.add(samples, number);
        }
        return tally;
    }

    /** Of the requests that came outside of all spans. */
    static Tally outside(Samples samples, List<Span> spans) {
        Tally tally = new Tally();
        for (int number = 0; number < samples.size(); number++) {
            long at = samples.at(number);
            if (spans.stream().noneMatch(span -> span.has(at))) {
                tally.add(samples, number);
            }
        }
        return tally;
    }

    private void add(Samples samples, int number) {
        requests++;
        attempts += samples.attempts(number);
        cost += samples.cost(number);
        quality += samples.quality(number);
        if (samples.isAnswered(number)) {
            latencies.add(samples.latency(number));
        }
        if (samples.isBroken(number)) {
            broken++;
        }
        if (samples.firstToken(number) >= 0) {
            firstTokens.add(samples.firstToken(number));
        }
    }

    int requests() {
        return requests;
    }

    int answered() {
        return latencies.size();
    }

    /** The share of the requests that were answered; 1 when there were none. */
    double availability() {
        return requests == 0 ? 1 : (double) answered() / requests;
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

    /** How long those that were answered took. */
    Durations latencies() {
        return latencies;
    }

    /** How long the first tokens of streams took, also of those that broke off. */
    Durations firstTokens() {
        return firstTokens;
    }

    /** How many streams broke off. */
    int broken() {
        return broken;
    }
}
