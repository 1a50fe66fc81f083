package io.llmrouter.examples.simulate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the equal parts of the simulated time, under one policy.
 *
 * @param policy the policy
 * @param untilSeconds its end, since the beginning
 * @param requests how many came in it
 * @param availability the share of them that was answered
 * @param p95Millis ninety-five of a hundred answers took at most so long
 * @param p95FirstTokenMillis ninety-five of a hundred streams began within that time
 * @param spentUsd what was spent from the beginning to its end
 */
public record Moment(
        String policy,
        double untilSeconds,
        int requests,
        double availability,
        double p95Millis,
        double p95FirstTokenMillis,
        double spentUsd) {

    private static final int PARTS = 100;

    static List<Moment> all(Samples samples, Span whole) {
        List<Moment> moments = new ArrayList<>();
        long length = Math.max(1, (whole.toNanos() - whole.fromNanos()) / PARTS + 1);
        double spent = 0;
        for (int part = 0; part < PARTS; part++) {
            long from = whole.fromNanos() + part * length;
            Tally tally = Tally.of(samples, new Span("", from, from + length));
            spent += tally.usd();
            moments.add(new Moment(
                    samples.policy(),
                    Rounded.to((from + length) / 1e9, 1),
                    tally.requests(),
                    Rounded.to(tally.availability(), 6),
                    Rounded.to(tally.latencies().millis(0.95), 1),
                    Rounded.to(tally.firstTokens().millis(0.95), 1),
                    Rounded.to(spent, 4)));
        }
        return moments;
    }
}
