package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures learned routing on any file of prompts with the scores of a weak and a strong model, one JSON object a line:
 * {@code {"bench": …, "group": …, "prompt": …, "weak": 0.0, "strong": 1.0}}. Prints the table of docs/routing-quality.md; of the benchmarks that the page tells of, its goals must be
 * reached.
 */
@Tag("eval")
class RoutingQualityTest {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingQualityTest.class);
    static final String EMBEDDER = "all-minilm-l6-v2";
    private static final int SEEDS = 5;

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(@Nullable String bench, @Nullable String group, String prompt, double weak, double strong) {

        ScoredPrompt scored() {
            String about = group == null || group.isBlank() ? null : group;
            return new ScoredPrompt(prompt, about, Map.of("weak", weak, "strong", strong));
        }
    }

    private record Rated(Row row, float[] embedding) {}

    /**
     * What is to be reached of a known benchmark.
     *
     * @param prompts how many it has
     * @param labels how many are learned from
     */
    private record Goal(String bench, int prompts, int labels, double apgr) {}

    private static final List<Goal> GOALS = List.of(
            new Goal("mmlu", 10_465, 1_500, 0.66),
            new Goal("mmlu", 10_465, 5_232, 0.69),
            new Goal("gsm8k", 967, 483, 0.63));

    @Test
    void printsTheTableForTheFile() throws IOException {
        List<String> table = new ArrayList<>();
        table.add("| benchmark | prompts | labels | APGR | CPT50 | CPT80 |");
        table.add("|---|---|---|---|---|---|");
        for (Map.Entry<String, List<Rated>> bench : benches(rows()).entrySet()) {
            int half = bench.getValue().size() / 2;
            if (half > 1_500) {
                table.add(line(bench.getKey(), bench.getValue(), 1_500));
            }
            table.add(line(bench.getKey(), bench.getValue(), half));
        }
        Files.write(Path.of("target", "eval", "routing.md"), table);
        LOG.info("{}", String.join("\n", table));
        assertThat(table).hasSizeGreaterThan(2);
    }

    /** The rows of the file that the system property names. */
    static List<Row> rows() throws IOException {
        Path file = Path.of(System.getProperty("llmrouter.eval.data", ""));
        assertThat(file).as("-Dllmrouter.eval.data=FILE").isRegularFile();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                rows.add(Json.mapper().readValue(line, Row.class));
            }
        }
        return rows;
    }

    private static Map<String, List<Rated>> benches(List<Row> rows) throws IOException {
        List<float[]> embeddings =
                CachedEmbeddings.of(EMBEDDER, rows.stream().map(Row::prompt).toList());
        Map<String, List<Rated>> benches = new TreeMap<>();
        for (int at = 0; at < rows.size(); at++) {
            String bench = rows.get(at).bench();
            benches.computeIfAbsent(bench == null ? "all" : bench, name -> new ArrayList<>())
                    .add(new Rated(rows.get(at), embeddings.get(at)));
        }
        return benches;
    }

    private static String line(String bench, List<Rated> rated, int labels) {
        Map<String, List<Double>> found = new LinkedHashMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Rated> order = new ArrayList<>(rated);
            Collections.shuffle(order, new Random(seed));
            int half = order.size() / 2;
            List<RoutingCurve> curves = List.of(
                    curve(order.subList(0, half), order.subList(half, order.size()), labels),
                    curve(order.subList(half, order.size()), order.subList(0, half), labels));
            add(
                    found,
                    "apgr",
                    curves.stream().mapToDouble(RoutingCurve::apgr).average().orElseThrow());
            add(
                    found,
                    "50",
                    curves.stream().mapToDouble(each -> each.cpt(.5)).average().orElseThrow());
            add(
                    found,
                    "80",
                    curves.stream().mapToDouble(each -> each.cpt(.8)).average().orElseThrow());
        }
        check(bench, rated.size(), labels, mean(found.get("apgr")));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s |",
                bench,
                rated.size(),
                labels,
                spread(found.get("apgr"), "%.3f ± %.3f"),
                spread(found.get("50"), "%.1f ± %.1f"),
                spread(found.get("80"), "%.1f ± %.1f"));
    }

    private static void check(String bench, int prompts, int labels, double apgr) {
        for (Goal each : GOALS) {
            if (each.bench().equals(bench) && each.prompts() == prompts && each.labels() == labels) {
                assertThat(apgr).as("%s", each).isGreaterThan(each.apgr());
            }
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    /** Learns from the first labels of one half, and routes the other half, whose scores it never sees. */
    private static RoutingCurve curve(List<Rated> known, List<Rated> asked, int labels) {
        List<Rated> learned = known.subList(0, Math.min(labels, known.size()));
        QualityModel model = QualityTraining.fit(
                learned.stream().map(each -> each.row().scored()).toList(),
                learned.stream().map(Rated::embedding).toList(),
                EMBEDDER,
                "evaluation");
        return RoutingCurve.of(asked.stream()
                .map(each -> {
                    Estimate estimate =
                            model.estimate(each.embedding(), each.row().prompt());
                    double promise = estimate.of("strong") - estimate.of("weak");
                    return new RoutingCurve.Case(
                            promise, each.row().weak(), each.row().strong());
                })
                .toList());
    }

    private static void add(Map<String, List<Double>> found, String what, double value) {
        found.computeIfAbsent(what, name -> new ArrayList<>()).add(value);
    }

    private static String spread(List<Double> values, String form) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return String.format(Locale.ROOT, form, mean, Math.sqrt(squares / (values.size() - 1)));
    }
}
