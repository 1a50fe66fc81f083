package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.examples.simulate.report.PolicyFigures;
import io.llmrouter.examples.simulate.report.Report;
import io.llmrouter.examples.simulate.report.Samples;
import io.llmrouter.examples.simulate.report.SpanFigures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Small scenarios for tests. */
final class Worlds {

    private static final String HEAD =
            """
            name: test
            seed: 3
            traffic:
              requests: %d
              over: %s
              kinds:
                general: { share: 1, inputTokens: 100, outputTokens: 50 }
            models:
              a/m: { price: { input: 1, output: 2 }, latency: { median: 500ms, sigma: 0.2 }, quality: { general: 0.9 } }
              b/m: { price: { input: 2, output: 4 }, latency: { median: 800ms, sigma: 0.2 }, quality: { general: 0.9 } }
            """;

    private Worlds() {}

    /** Two targets, {@code a/m} and the dearer and slower {@code b/m}, and what else is written. */
    static Scenario of(int requests, String over, String rest) {
        return of(HEAD, requests, over, rest);
    }

    private static Scenario of(String head, int requests, String over, String rest) {
        String yaml = head.formatted(requests, over) + rest.stripIndent();
        try {
            return ScenarioFile.read(
                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), new TypeReference<Scenario>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, of which all ask the same, and such a share reads streams. */
    static Scenario ofOneMind(double streamed, int requests, String over, String rest) {
        String head = HEAD.replace("outputTokens: 50", "outputTokens: 50, text: Where is the form")
                .replace("traffic:", "traffic:\n  streamed: " + streamed);
        return of(head, requests, over, rest);
    }

    /** The same with answers that are written at a hundred tokens a second, of which such a share is streamed. */
    static Scenario streamed(double share, int requests, String over, String rest) {
        return of(written(share), requests, over, rest);
    }

    /** The same, of which such a share breaks off. */
    static Scenario breaking(double breakRate, double share, int requests, String rest) {
        String head = written(share).replace("quality:", "breakRate: " + breakRate + ", quality:");
        return of(head, requests, requests + "s", rest);
    }

    private static String written(double share) {
        return HEAD.replace("sigma: 0.2", "sigma: 0.2, perToken: 10ms")
                .replace("traffic:", "traffic:\n  streamed: " + share);
    }

    /** What a policy came to. */
    static PolicyFigures policy(Report report, String name) {
        return report.policies().stream()
                .filter(each -> each.policy().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a policy came to while the first thing was wrong. */
    static SpanFigures span(Report report, String policy) {
        return report.spans().stream()
                .filter(each -> each.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    static Report report(Scenario scenario) {
        return report(scenario, Path.of("scenarios"));
    }

    static Report report(Scenario scenario, Path folder) {
        Simulation simulation = new Simulation(scenario, folder.resolve("scenario.yaml"));
        return report(scenario, simulation, simulation.policies());
    }

    static Report report(Scenario scenario, Simulation simulation, List<String> policies) {
        try {
            List<Samples> runs = simulation.run(policies, 2);
            String first = policies.get(0);
            return Report.of(
                    new Report.Title(scenario.name(), scenario.about(), scenario.seed(), first),
                    runs,
                    Simulate.spans(scenario));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
