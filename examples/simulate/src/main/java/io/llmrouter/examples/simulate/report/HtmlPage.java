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
    record Content(Report report, List<Plot> plots, List<Key> keys, int width, int height) {
        boolean hasSpans() {
            return !report.spans().isEmpty();
        }
    }

    /** A policy's colour. */
    record Key(String policy, String colour) {}

    private HtmlPage() {}

    static String of(Report report) {
        Map<String, List<Moment>> byPolicy = new LinkedHashMap<>();
        report.moments().forEach(moment -> byPolicy.computeIfAbsent(moment.policy(), policy -> new ArrayList<>())
                .add(moment));
        List<Plot> plots = List.of(
                Plot.of("Spent so far, USD", byPolicy, Moment::spentUsd),
                Plot.of("95th percentile of the latency, ms", byPolicy, Moment::p95Millis),
                Plot.of("Share of requests answered", byPolicy, Moment::availability));
        List<Key> keys = new ArrayList<>();
        byPolicy.keySet().forEach(policy -> keys.add(new Key(policy, Plot.colour(keys.size()))));
        return Mustache.compiler()
                .compile(template())
                .execute(new Content(report, plots, keys, Plot.WIDTH, Plot.HEIGHT));
    }

    private static String template() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("/report.mustache")) {
            return new String(Objects.requireNonNull(in, "report.mustache").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
