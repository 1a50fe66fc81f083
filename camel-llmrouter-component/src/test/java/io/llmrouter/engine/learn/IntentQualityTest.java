package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures intents on any file of the form of CLINC150's {@code data_full.json}: lists {@code train}, {@code test} and
 * {@code oos_test} of pairs of a text and its label. Prints the table of docs/routing-quality.md; of the file that the page
 * tells of, its goals must be reached.
 */
@Tag("eval")
class IntentQualityTest {

    private static final Logger LOG = LoggerFactory.getLogger(IntentQualityTest.class);
    private static final List<String> PARTS = List.of("train", "oos_train", "val", "oos_val", "test", "oos_test");
    private static final int SEEDS = 5;
    /** By how much the goals were passed, and a little less. */
    private static final double MARGIN = 0.02;

    private record Example(Labelled labelled, float[] embedding) {}

    private record Result(double accuracy, double auroc, double micros) {}

    @Test
    void printsTheTableForTheFile() throws IOException {
        Path file = Path.of(System.getProperty("llmrouter.eval.data", ""));
        assertThat(file).as("-Dllmrouter.eval.data=FILE").isRegularFile();
        List<String> table = new ArrayList<>();
        table.add("| embedder | examples per intent | accuracy in scope | AUROC out of scope | decision, µs |");
        table.add("|---|---|---|---|---|");
        for (String embedder : List.of("all-minilm-l6-v2", "bge-small-en-v1.5")) {
            Map<String, List<Example>> data = read(file, embedder);
            for (int count : new int[] {5, 10, 20, 50}) {
                table.add(line(embedder, "" + count, results(SEEDS, data, count)));
            }
            List<Result> all = results(1, data, Integer.MAX_VALUE);
            table.add(line(embedder, "all", all));
            if (isClinc150(data)) {
                assertThat(all.get(0).accuracy()).as(embedder).isGreaterThanOrEqualTo(0.93 + MARGIN);
                assertThat(all.get(0).auroc()).as(embedder).isGreaterThanOrEqualTo(0.95 + MARGIN);
            }
        }
        Files.write(Path.of("target", "eval", "intents.md"), table);
        LOG.info("{}", String.join("\n", table));
        assertThat(table).hasSize(12);
    }

    private static Map<String, List<Example>> read(Path file, String embedder) throws IOException {
        Map<String, List<List<String>>> rows =
                Json.mapper().readValue(file.toFile(), new TypeReference<Map<String, List<List<String>>>>() {});
        List<String> texts = new ArrayList<>();
        PARTS.forEach(part -> rows.getOrDefault(part, List.of()).forEach(row -> texts.add(row.get(0))));
        List<float[]> embeddings = CachedEmbeddings.of(embedder, texts);
        Map<String, List<Example>> data = new HashMap<>();
        int at = 0;
        for (String part : PARTS) {
            List<Example> examples = new ArrayList<>();
            for (List<String> row : rows.getOrDefault(part, List.of())) {
                examples.add(new Example(new Labelled(row.get(0), row.get(1)), embeddings.get(at++)));
            }
            data.put(part, examples);
        }
        return data;
    }

    private static boolean isClinc150(Map<String, List<Example>> data) {
        return data.get("train").size() == 15_000
                && data.get("test").size() == 4_500
                && data.get("oos_test").size() == 1_000;
    }

    private static List<Result> results(int seeds, Map<String, List<Example>> data, int perLabel) {
        return IntStream.range(0, seeds)
                .mapToObj(
                        seed -> result(some(data.get("train"), perLabel, seed), data.get("test"), data.get("oos_test")))
                .toList();
    }

    private static String line(String embedder, String what, List<Result> results) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %.3f | %.3f | %.0f |",
                embedder,
                what,
                results.stream().mapToDouble(Result::accuracy).average().orElseThrow(),
                results.stream().mapToDouble(Result::auroc).average().orElseThrow(),
                results.stream().mapToDouble(Result::micros).average().orElseThrow());
    }

    private static List<Example> some(List<Example> all, int perLabel, int seed) {
        List<Example> order = new ArrayList<>(all);
        Collections.shuffle(order, new Random(seed));
        Map<String, Integer> taken = new HashMap<>();
        return order.stream()
                .filter(each -> taken.merge(each.labelled().label(), 1, Integer::sum) <= perLabel)
                .toList();
    }

    private static Result result(List<Example> train, List<Example> test, List<Example> outside) {
        IntentModel model = IntentModel.fit(
                train.stream().map(Example::labelled).toList(),
                train.stream().map(Example::embedding).toList());
        long start = System.nanoTime();
        List<IntentModel.Intent> found =
                test.stream().map(each -> model.intent(each.embedding())).toList();
        double micros = (System.nanoTime() - start) / 1e3 / test.size();
        long right = IntStream.range(0, found.size())
                .filter(at ->
                        found.get(at).label().equals(test.get(at).labelled().label()))
                .count();
        double[] inside = found.stream().mapToDouble(IntentModel.Intent::score).toArray();
        double[] others = outside.stream()
                .mapToDouble(each -> model.intent(each.embedding()).score())
                .toArray();
        return new Result((double) right / found.size(), auroc(inside, others), micros);
    }

    /** How often a text in scope scores above one that is not. */
    private static double auroc(double[] inside, double[] outside) {
        Arrays.sort(outside);
        double above = 0;
        for (double each : inside) {
            int found = Arrays.binarySearch(outside, each);
            above += found < 0 ? -found - 1 : found + .5;
        }
        return above / inside.length / outside.length;
    }
}
