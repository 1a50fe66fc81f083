package io.llmrouter.engine.learn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well scores were foretold of prompts that were held out while the rest was learned from. Only the weights of the three
 * estimates, and their mean, were fitted to these prompts.
 *
 * @param prompts how many there were
 * @param error the root of the mean square of the errors, in scores
 * @param explained the share of the squares that is left by each model's mean and was explained; 0 when nothing was
 * @param apgr the gap between the weakest and the strongest model that is recovered, averaged over all shares of strong
 *     calls: 0.5 is chance; null where too few prompts have scores of both, or these do not differ
 */
public record HeldOut(int prompts, double error, double explained, @Nullable Double apgr) {

    private static final int FEWEST = 20;

    /** One prompt: what was estimated, and what it scored, by model; not a number where it has none. */
    record Case(double[] estimated, double[] scored) {}

    static HeldOut of(List<Case> cases, double[] mean) {
        double left = 0;
        double before = 0;
        int scores = 0;
        for (Case each : cases) {
            for (int model = 0; model < mean.length; model++) {
                double score = each.scored()[model];
                if (!Double.isNaN(score)) {
                    left += square(score - each.estimated()[model]);
                    before += square(score - mean[model]);
                    scores++;
                }
            }
        }
        double explained = before == 0 ? 0 : Math.max(0, 1 - left / before);
        return new HeldOut(cases.size(), Math.sqrt(left / Math.max(1, scores)), explained, apgr(cases, mean));
    }

    private static double square(double value) {
        return value * value;
    }

    private static @Nullable Double apgr(List<Case> cases, double[] mean) {
        int weak = 0;
        int strong = 0;
        for (int model = 1; model < mean.length; model++) {
            weak = mean[model] < mean[weak] ? model : weak;
            strong = mean[model] > mean[strong] ? model : strong;
        }
        int low = weak;
        int high = strong;
        List<RoutingCurve.Case> both = cases.stream()
                .map(each -> new RoutingCurve.Case(
                        each.estimated()[high] - each.estimated()[low], each.scored()[low], each.scored()[high]))
                .filter(each -> !Double.isNaN(each.weak() + each.strong()))
                .toList();
        double gap =
                both.stream().mapToDouble(each -> each.strong() - each.weak()).sum();
        return both.size() < FEWEST || gap <= 0 ? null : RoutingCurve.of(both).apgr();
    }
}
