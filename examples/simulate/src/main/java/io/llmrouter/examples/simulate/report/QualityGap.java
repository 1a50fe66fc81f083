package io.llmrouter.examples.simulate.report;

import java.util.Locale;

/**
 * By how much one policy's answers are better than another's to the same requests, in points of a hundred. Both met the same
 * draws, so that this is known better than either quality.
 *
 * @param points the mean difference; negative where they are worse
 * @param error how far the truth may be from it: 1.96 standard errors, which is right in 95 of 100 cases
 */
record QualityGap(double points, double error) {

    private static final double SURE = 1.96;

    static QualityGap of(Samples policy, Samples baseline) {
        int size = Math.min(policy.size(), baseline.size());
        double sum = 0;
        double squares = 0;
        for (int number = 0; number < size; number++) {
            double better = 100 * (policy.quality(number) - baseline.quality(number));
            sum += better;
            squares += better * better;
        }
        if (size < 2) {
            return new QualityGap(sum, 0);
        }
        double mean = sum / size;
        double variance = Math.max(0, (squares - sum * mean) / (size - 1));
        return new QualityGap(mean, SURE * Math.sqrt(variance / size));
    }

    /** As it is written: {@code −0.90 ± 0.05}. */
    static String text(double points, double error) {
        return String.format(Locale.ROOT, "%+.2f ± %.2f", points, error);
    }
}
