package io.llmrouter.engine.experiment;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches a canary's latest calls and scores. Not thread-safe. */
final class Gate {

    private final Guardrails rails;
    private final long[] nanos;
    private final double[] scores;
    private long calls;
    private long scored;

    Gate(Guardrails rails) {
        this.rails = rails;
        nanos = new long[rails.window()];
        scores = new double[rails.window()];
    }

    /** Takes in a call that was answered in that time. */
    void answered(Duration latency) {
        nanos[(int) (calls++ % nanos.length)] = latency.toNanos();
    }

    /** Takes in a call that failed. */
    void failed() {
        nanos[(int) (calls++ % nanos.length)] = -1;
    }

    /**
     * Takes in a score. One that replaces another takes that one's place; if that is in the window no more, none.
     *
     * @param before the score of the same answer that this one replaces; null when it is the first
     */
    void scored(@Nullable Double before, double score) {
        if (before == null) {
            scores[(int) (scored++ % scores.length)] = score;
            return;
        }
        for (long at = scored - 1; at >= Math.max(0, scored - scores.length); at--) {
            int place = (int) (at % scores.length);
            if (scores[place] == before) {
                scores[place] = score;
                return;
            }
        }
    }

    /** Which guardrail is broken, in words; empty while all are kept. */
    Optional<String> broken() {
        return tooManyErrors().or(this::tooSlow).or(this::tooBad);
    }

    private Optional<String> tooManyErrors() {
        Double most = rails.maxErrorRate();
        long[] window = window();
        if (most == null || window.length < rails.minimumCalls()) {
            return Optional.empty();
        }
        long failed = Arrays.stream(window).filter(each -> each < 0).count();
        return failed <= most * window.length
                ? Optional.empty()
                : Optional.of(failed + " of the last " + window.length + " calls failed, and " + most
                        + " of them is the most");
    }

    private Optional<String> tooSlow() {
        Duration longest = rails.maxLatency();
        long[] answered =
                Arrays.stream(window()).filter(each -> each >= 0).sorted().toArray();
        if (longest == null || answered.length < rails.minimumCalls()) {
            return Optional.empty();
        }
        long reached = answered[Math.max(0, (int) Math.ceil(rails.percentile() * answered.length) - 1)];
        return reached <= longest.toNanos()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the p%.0f of the last %d answers is %d ms, and %d ms is the most",
                        rails.percentile() * 100,
                        answered.length,
                        reached / 1_000_000,
                        longest.toMillis()));
    }

    private Optional<String> tooBad() {
        Double least = rails.minQuality();
        int count = (int) Math.min(scored, scores.length);
        if (least == null || count < rails.minimumCalls()) {
            return Optional.empty();
        }
        double mean = Arrays.stream(scores, 0, count).average().orElse(1);
        return mean >= least
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the mean of the last %d scores is %.3f, and %s is the least",
                        count,
                        mean,
                        least));
    }

    private long[] window() {
        return Arrays.copyOf(nanos, (int) Math.min(calls, nanos.length));
    }
}
