package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.examples.simulate.report.Report;
import io.llmrouter.examples.simulate.report.Samples;
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

    /** The same, of which all ask the same. */
    static Scenario ofOneMind(int requests, String over, String rest) {
        return of(HEAD.replace("outputTokens: 50", "outputTokens: 50, text: Where is the form"), requests, over, rest);
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
