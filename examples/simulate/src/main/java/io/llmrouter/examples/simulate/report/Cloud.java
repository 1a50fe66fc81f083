package io.llmrouter.examples.simulate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every policy as a point: what it costs, to the right on a logarithmic axis, and how good its answers are, upwards.
 *
 * @param points one for each policy that cost something
 * @param left what the left end of the axis stands for
 * @param right what the right end stands for
 * @param low what the lower end stands for
 * @param high what the upper end stands for
 */
record Cloud(List<Point> points, String left, String right, String low, String high) {

    static final int HEIGHT = 420;
    private static final double EDGE = 0.06;

    /** A policy's point. */
    record Point(String policy, Ink ink, double x, double y) {}

    static Cloud of(List<PolicyFigures> policies) {
        List<PolicyFigures> paid =
                policies.stream().filter(each -> each.costUsd() > 0).toList();
        double[] cost = range(
                paid.stream().mapToDouble(each -> Math.log(each.costUsd())).toArray());
        double[] quality =
                range(paid.stream().mapToDouble(PolicyFigures::quality).toArray());
        List<Point> points = new ArrayList<>();
        for (PolicyFigures each : paid) {
            double x = (Math.log(each.costUsd()) - cost[0]) / (cost[1] - cost[0]);
            double y = (each.quality() - quality[0]) / (quality[1] - quality[0]);
            points.add(new Point(
                    each.policy(),
                    Ink.of(policies.indexOf(each)),
                    Rounded.to(x * Plot.WIDTH, 1),
                    Rounded.to((1 - y) * HEIGHT, 1)));
        }
        return new Cloud(points, usd(cost[0]), usd(cost[1]), points(quality[0]), points(quality[1]));
    }

    /** Whether there is something to see. */
    boolean isSeen() {
        return points.stream().mapToDouble(Point::y).distinct().count() > 1;
    }

    /** From the least to the greatest, and a little more to both sides. */
    private static double[] range(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double each : values) {
            least = Math.min(least, each);
            greatest = Math.max(greatest, each);
        }
        double edge = greatest > least ? EDGE * (greatest - least) : 1;
        return values.length == 0 ? new double[] {0, 1} : new double[] {least - edge, greatest + edge};
    }

    private static String usd(double logarithm) {
        return String.format(Locale.ROOT, "%,.2f USD", Math.exp(logarithm));
    }

    private static String points(double quality) {
        return String.format(Locale.ROOT, "%.1f points", quality);
    }
}
