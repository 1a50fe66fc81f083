package io.llmrouter.examples.simulate.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one policy came to over the whole time.
 *
 * @param policy its name
 * @param requests how many came
 * @param answered how many were answered
 * @param availability the share of them
 * @param costUsd what all calls cost
 * @param costShare the same as a share of the baseline's
 * @param quality the mean quality, in points of a hundred
 * @param qualityGap by how many points that is beyond the baseline's
 * @param qualityGapError how far the truth may be from the gap, in 95 of 100 cases
 * @param meanMillis how long answers took
 * @param p50Millis half of them took at most so long
 * @param p95Millis ninety-five of a hundred
 * @param p99Millis ninety-nine of a hundred
 * @param p95Share the ninety-fifth percentile as a share of the baseline's
 * @param streams how many streams began
 * @param brokenStreams how many of them broke off; they count as not answered
 * @param p50FirstTokenMillis half of the streams began within that time
 * @param p95FirstTokenMillis ninety-five of a hundred
 * @param p99FirstTokenMillis ninety-nine of a hundred
 * @param extraAttempts calls beyond one for each request, per thousand requests
 * @param answersPerSecond how many were answered in each second of the traffic
 * @param answeredBy how many each target answered
 * @param failures why others were not answered at all, and how many
 * @param breaks why streams broke off, and how many
 */
@JsonPropertyOrder(alphabetic = false)
public record PolicyFigures(
        String policy,
        int requests,
        int answered,
        double availability,
        double costUsd,
        double costShare,
        double quality,
        double qualityGap,
        double qualityGapError,
        double meanMillis,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        double p95Share,
        int streams,
        int brokenStreams,
        double p50FirstTokenMillis,
        double p95FirstTokenMillis,
        double p99FirstTokenMillis,
        double extraAttempts,
        double answersPerSecond,
        Map<String, Integer> answeredBy,
        Map<String, Integer> failures,
        Map<String, Integer> breaks) {

    /** What the others are compared with. */
    record Baseline(Samples samples, Tally tally) {}

    static PolicyFigures of(Samples samples, Tally tally, Baseline baseline, Span whole) {
        QualityGap gap = QualityGap.of(samples, baseline.samples());
        Durations latencies = tally.latencies();
        Durations firstTokens = tally.firstTokens();
        double seconds = Math.max(1, (whole.toNanos() - whole.fromNanos()) / 1e9);
        return new PolicyFigures(
                samples.policy(),
                tally.requests(),
                tally.answered(),
                Rounded.to(tally.availability(), 6),
                Rounded.to(tally.usd(), 4),
                Rounded.share(tally.usd(), baseline.tally().usd()),
                Rounded.to(tally.quality(), 3),
                Rounded.to(gap.points(), 3),
                Rounded.to(gap.error(), 3),
                Rounded.to(latencies.meanMillis(), 1),
                Rounded.to(latencies.millis(0.5), 1),
                Rounded.to(latencies.millis(0.95), 1),
                Rounded.to(latencies.millis(0.99), 1),
                Rounded.share(
                        latencies.millis(0.95), baseline.tally().latencies().millis(0.95)),
                firstTokens.size(),
                tally.broken(),
                Rounded.to(firstTokens.millis(0.5), 1),
                Rounded.to(firstTokens.millis(0.95), 1),
                Rounded.to(firstTokens.millis(0.99), 1),
                Rounded.to(tally.extraAttempts(), 2),
                Rounded.to(tally.answered() / seconds, 3),
                mix(samples),
                samples.failures(),
                samples.breaks());
    }

    private static Map<String, Integer> mix(Samples samples) {
        int[] counts = new int[samples.targets().size()];
        for (int number = 0; number < samples.size(); number++) {
            if (samples.isAnswered(number)) {
                counts[samples.target(number)]++;
            }
        }
        Map<String, Integer> mix = new LinkedHashMap<>();
        samples.targets().stream()
                .sorted()
                .forEach(target -> mix.put(target, counts[samples.targets().indexOf(target)]));
        return mix;
    }
}
