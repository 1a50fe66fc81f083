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
 * @param days what the right end of the time axis stands for
 */
record Plot(String title, List<Line> lines, List<Tick> ticks, String days) {

    static final int WIDTH = 860;
    static final int HEIGHT = 240;
    private static final int TICKS = 4;
    private static final List<String> COLOURS = List.of(
            "#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e",
            "#9498a0", "#1b4332", "#7f1d1d", "#0f172a", "#b45309");

    /** A policy's line, its points as SVG has them. */
    record Line(String policy, String colour, String points) {}

    /** A line across. */
    record Tick(double y, String text) {}

    static Plot of(String title, Map<String, List<Moment>> byPolicy, ToDoubleFunction<Moment> figure) {
        double top = byPolicy.values().stream()
                .flatMap(List::stream)
                .mapToDouble(figure)
                .max()
                .orElse(1);
        double end = byPolicy.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Moment::untilSeconds)
                .max()
                .orElse(1);
        double scale = top <= 0 ? 1 : top;
        List<Line> lines = new ArrayList<>();
        byPolicy.forEach((policy, moments) -> lines.add(
                new Line(policy, colour(lines.size()), points(moments, figure, WIDTH / end, HEIGHT / scale))));
        List<Tick> ticks = new ArrayList<>();
        for (int tick = 0; tick <= TICKS; tick++) {
            double part = (double) tick / TICKS;
            ticks.add(new Tick(HEIGHT * (1 - part), String.format(Locale.ROOT, "%.4g", scale * part)));
        }
        return new Plot(title, lines, ticks, time(end));
    }

    static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
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
        return seconds > 172_800
                ? String.format(Locale.ROOT, "%.1f days", seconds / 86_400)
                : String.format(Locale.ROOT, "%.1f minutes", seconds / 60);
    }
}
