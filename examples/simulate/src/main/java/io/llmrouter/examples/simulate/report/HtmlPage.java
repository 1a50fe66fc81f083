package io.llmrouter.examples.simulate.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page of a report: one file that needs nothing else, with its plots in it. */
final class HtmlPage {

    /** What the template reads. */
    record Content(
            Report report,
            Table policies,
            Cloud cloud,
            List<Plot> plots,
            List<Key> keys,
            List<Trouble> troubles,
            String requests) {
        boolean hasTrouble() {
            return !troubles.isEmpty();
        }

        int width() {
            return Plot.WIDTH;
        }

        int cloudHeight() {
            return Cloud.HEIGHT;
        }
    }

    /** How a policy is drawn. */
    record Key(String policy, Ink ink) {}

    /** What was wrong, and how the policies bore it. */
    record Trouble(String name, Table table) {}

    private HtmlPage() {}

    static String of(Report report) {
        Map<String, List<Moment>> byPolicy = new LinkedHashMap<>();
        report.moments().forEach(moment -> byPolicy.computeIfAbsent(moment.policy(), policy -> new ArrayList<>())
                .add(moment));
        List<Key> keys = new ArrayList<>();
        byPolicy.keySet().forEach(policy -> keys.add(new Key(policy, Ink.of(keys.size()))));
        Content content = new Content(
                report,
                Tables.policies(report.policies()),
                Cloud.of(report.policies()),
                plots(report, byPolicy),
                keys,
                troubles(report),
                Rounded.text(report.policies().get(0).requests(), 0));
        return Mustache.compiler().compile(template()).execute(content);
    }

    private static List<Plot> plots(Report report, Map<String, List<Moment>> byPolicy) {
        List<SpanFigures> spans = report.spans();
        List<Plot> plots = new ArrayList<>();
        plots.add(Plot.of("Spent so far, USD", byPolicy, Moment::spentUsd, spans));
        plots.add(Plot.of("95th percentile of the latency, ms", byPolicy, Moment::p95Millis, spans));
        if (report.hasStreams()) {
            plots.add(Plot.of("95th percentile of the first token, ms", byPolicy, Moment::p95FirstTokenMillis, spans));
        }
        plots.add(Plot.of("Requests answered, %", byPolicy, moment -> moment.availability() * 100, spans));
        return plots;
    }

    private static List<Trouble> troubles(Report report) {
        Map<String, List<SpanFigures>> byName = new LinkedHashMap<>();
        report.spans().forEach(span -> byName.computeIfAbsent(span.span(), name -> new ArrayList<>())
                .add(span));
        List<Trouble> troubles = new ArrayList<>();
        byName.forEach((name, some) -> troubles.add(new Trouble(name, Tables.spans(some, report.hasStreams()))));
        return troubles;
    }

    private static String template() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("/report.mustache")) {
            return new String(Objects.requireNonNull(in, "report.mustache").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
