package io.llmrouter.examples.simulate.report;

/**
 * What one policy came to while something was wrong.
 *
 * @param span what was wrong
 * @param fromSeconds when it began, since the beginning of all
 * @param toSeconds when it was over, or the traffic
 * @param policy the policy
 * @param requests how many came
 * @param availability the share of them that was answered
 * @param extraAttempts calls beyond one for each request, per thousand requests
 * @param meanMillis how long answers took
 * @param p95Millis ninety-five of a hundred took at most so long
 * @param p99Millis ninety-nine of a hundred
 * @param brokenStreams how many streams broke off; they count as not answered
 * @param p95FirstTokenMillis ninety-five of a hundred streams began within that time
 * @param firstAvailability the availability of the first 60 seconds
 * @param firstExtraAttempts the extra attempts of the first 60 seconds, per thousand requests
 * @param firstAddedP99Millis by how much the ninety-ninth percentile of the first 60 seconds is longer than while nothing is wrong
 * @param meanShare the mean time as a share of the baseline's in the same span
 */
public record SpanFigures(
        String span,
        double fromSeconds,
        double toSeconds,
        String policy,
        int requests,
        double availability,
        double extraAttempts,
        double meanMillis,
        double p95Millis,
        double p99Millis,
        int brokenStreams,
        double p95FirstTokenMillis,
        double firstAvailability,
        double firstExtraAttempts,
        double firstAddedP99Millis,
        double meanShare) {

    private static final long FIRST = 60_000_000_000L;

    /** Whether anything was answered. */
    boolean isAnswered() {
        return availability > 0;
    }

    private static long end(Samples samples) {
        return samples.size() == 0 ? 0 : samples.at(samples.size() - 1);
    }

    /**
     * Sums up.
     *
     * @param calm the policy's requests while nothing was wrong
     */
    static SpanFigures of(Span span, Samples samples, Tally calm, Samples baseline) {
        Tally all = Tally.of(samples, span);
        Tally first = Tally.of(samples, span.first(FIRST));
        return new SpanFigures(
                span.name(),
                Rounded.to(span.fromNanos() / 1e9, 1),
                Rounded.to(Math.min(span.toNanos(), end(samples)) / 1e9, 1),
                samples.policy(),
                all.requests(),
                Rounded.to(all.availability(), 6),
                Rounded.to(all.extraAttempts(), 2),
                Rounded.to(all.latencies().meanMillis(), 1),
                Rounded.to(all.latencies().millis(0.95), 1),
                Rounded.to(all.latencies().millis(0.99), 1),
                all.broken(),
                Rounded.to(all.firstTokens().millis(0.95), 1),
                Rounded.to(first.availability(), 6),
                Rounded.to(first.extraAttempts(), 2),
                Rounded.to(first.latencies().millis(0.99) - calm.latencies().millis(0.99), 1),
                Rounded.share(
                        all.latencies().meanMillis(),
                        Tally.of(baseline, span).latencies().meanMillis()));
    }
}
