package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Moments.Sample;
import org.jspecify.annotations.Nullable;

/** How the answers to copies compare with those to the calls. Not thread-safe. */
final class Likeness {

    private long compared;
    private long equal;
    private final Moments length = new Moments();
    private final Moments similarity = new Moments();
    private long formed;
    private long liveFits;
    private long shadowFits;

    void add(Comparison comparison) {
        compared++;
        equal += comparison.equal() ? 1 : 0;
        length.add(comparison.length());
        similarity.add(comparison.similarity());
        Boolean live = comparison.liveFits();
        Boolean shadow = comparison.shadowFits();
        if (live != null && shadow != null) {
            formed++;
            liveFits += live ? 1 : 0;
            shadowFits += shadow ? 1 : 0;
        }
    }

    Report report(long dropped) {
        return new Report(compared, equal, length.sample(), similarity.sample(), dropped, formed == 0 ? null : fits());
    }

    private long[] fits() {
        return new long[] {formed, liveFits, shadowFits};
    }

    /**
     * What was compared.
     *
     * @param compared how many pairs of answers
     * @param equal how many of them said the same
     * @param length the copies' lengths as multiples of the others'
     * @param similarity the shares of common words
     * @param dropped how many copies were never asked, because too many were waiting
     * @param fits of how many pairs the form was judged, and how many of the calls' and of the copies' answers kept to it;
     *     null when of none
     */
    record Report(long compared, long equal, Sample length, Sample similarity, long dropped, long @Nullable [] fits) {}
}
