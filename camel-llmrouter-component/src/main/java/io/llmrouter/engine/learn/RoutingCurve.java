package io.llmrouter.engine.learn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a router between a weak and a strong model does at each share of strong calls, as RouteLLM (arXiv 2406.18665) defines
 * it: the performance gap recovered is 0 with the weak model alone and 1 with the strong one alone.
 *
 * @param recovered the gap recovered with the first 0, 1, 2, … of the prompts, the most promising first, sent to the strong
 */
record RoutingCurve(double[] recovered) {

    /** What a router does with a prompt, and what the two models scored. */
    record Case(double promise, double weak, double strong) {}

    static RoutingCurve of(List<Case> cases) {
        List<Case> order = cases.stream()
                .sorted((one, other) -> Double.compare(other.promise(), one.promise()))
                .toList();
        double gap =
                cases.stream().mapToDouble(each -> each.strong() - each.weak()).sum();
        double[] recovered = new double[cases.size() + 1];
        for (int at = 0; at < order.size(); at++) {
            recovered[at + 1] =
                    recovered[at] + (order.get(at).strong() - order.get(at).weak()) / gap;
        }
        return new RoutingCurve(recovered);
    }

    /** The mean gap recovered over all shares of strong calls, by the trapezoid rule. */
    double apgr() {
        return IntStream.range(1, recovered.length)
                .mapToDouble(at -> (recovered[at] + recovered[at - 1]) / 2)
                .average()
                .orElseThrow();
    }

    /** The least share of strong calls, in percent, that recovers that share of the gap. */
    double cpt(double share) {
        int least = IntStream.range(0, recovered.length)
                .filter(at -> recovered[at] >= share)
                .findFirst()
                .orElseThrow();
        return 100.0 * least / (recovered.length - 1);
    }
}
