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
            HtmlTable policies,
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
    record Trouble(String name, HtmlTable table) {}

    private HtmlPage() {}

    static String of(Report report) {
        Map<String, List<Moment>> byPolicy = new LinkedHashMap<>();
        report.moments().forEach(moment -> byPolicy.computeIfAbsent(moment.policy(), policy -> new ArrayList<>())
                .add(moment));
        List<Plot> plots = List.of(
                Plot.of("Spent so far, USD", byPolicy, Moment::spentUsd, report.spans()),
                Plot.of("95th percentile of the latency, ms", byPolicy, Moment::p95Millis, report.spans()),
                Plot.of("Requests answered, %", byPolicy, moment -> moment.availability() * 100, report.spans()));
        List<Key> keys = new ArrayList<>();
        byPolicy.keySet().forEach(policy -> keys.add(new Key(policy, Ink.of(keys.size()))));
        Content content = new Content(
                report,
                HtmlTable.ofPolicies(report.policies()),
                Cloud.of(report.policies()),
                plots,
                keys,
                troubles(report.spans()),
                HtmlTable.number(report.policies().get(0).requests(), 0));
        return Mustache.compiler().compile(template()).execute(content);
    }

    private static List<Trouble> troubles(List<SpanFigures> spans) {
        Map<String, List<SpanFigures>> byName = new LinkedHashMap<>();
        spans.forEach(span ->
                byName.computeIfAbsent(span.span(), name -> new ArrayList<>()).add(span));
        List<Trouble> troubles = new ArrayList<>();
        byName.forEach((name, some) -> troubles.add(new Trouble(name, HtmlTable.ofSpans(some))));
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
