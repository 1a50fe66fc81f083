package io.llmrouter.examples.simulate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A plot of one figure over time, with a line for each policy, as the page's template draws it.
 *
 * @param title what it shows
 * @param lines one for each policy
 * @param ticks the lines across, with what they stand for
 * @param bands when something was wrong
 * @param end what the right end of the time axis stands for
 */
record Plot(String title, List<Line> lines, List<Tick> ticks, List<Band> bands, String end) {

    static final int WIDTH = 1060;
    static final int HEIGHT = 260;

    /** A policy's line, its points as SVG has them. */
    record Line(String policy, Ink ink, String points) {}

    /** A line across. */
    record Tick(double y, String text) {}

    /** A part of the time axis that is shaded. */
    record Band(double x, double width, String title) {}

    static Plot of(
            String title,
            Map<String, List<Moment>> byPolicy,
            ToDoubleFunction<Moment> figure,
            List<SpanFigures> trouble) {
        double highest = highest(byPolicy, figure);
        double end = highest(byPolicy, Moment::untilSeconds);
        Scale scale = Scale.upTo(highest);
        List<Line> lines = new ArrayList<>();
        byPolicy.forEach((policy, moments) -> lines.add(
                new Line(policy, Ink.of(lines.size()), points(moments, figure, WIDTH / end, HEIGHT / scale.top()))));
        List<Tick> ticks = scale.ticks().stream()
                .map(tick -> new Tick(Rounded.to(HEIGHT * (1 - tick / scale.top()), 1), scale.text(tick)))
                .toList();
        List<Band> bands =
                trouble.stream().map(span -> band(span, WIDTH / end)).distinct().toList();
        return new Plot(title, lines, ticks, bands, time(end));
    }

    private static double highest(Map<String, List<Moment>> byPolicy, ToDoubleFunction<Moment> figure) {
        return byPolicy.values().stream()
                .flatMap(List::stream)
                .mapToDouble(figure)
                .max()
                .orElse(1);
    }

    private static Band band(SpanFigures span, double perSecond) {
        double from = Math.min(WIDTH, span.fromSeconds() * perSecond);
        double to = Math.min(WIDTH, span.toSeconds() * perSecond);
        return new Band(Rounded.to(from, 1), Rounded.to(to - from, 1), span.span());
    }

    private static String points(List<Moment> moments, ToDoubleFunction<Moment> figure, double perSecond, double per) {
        StringBuilder points = new StringBuilder();
        for (Moment moment : moments) {
            double x = moment.untilSeconds() * perSecond;
            double y = HEIGHT - figure.applyAsDouble(moment) * per;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return points.toString().trim();
    }

    private static String time(double seconds) {
        if (seconds > 172_800) {
            return String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
        }
        return seconds > 7_200
                ? String.format(Locale.ROOT, "%.1f hours", seconds / 3_600)
                : String.format(Locale.ROOT, "%.1f minutes", seconds / 60);
    }
}
