package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.learn.RoutingQualityTest.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how many of the nearest prompts are found among vectors of one byte a number, against an exact search over the same
 * vectors unrounded, and over the whole embeddings, on the same files as {@link RoutingQualityTest}. Prints the table of
 * docs/routing-quality.md, and how large the model is. Of the file that the page tells of, its figures must be reached.
 */
@Tag("eval")
class NeighbourRecallTest {

    private static final Logger LOG = LoggerFactory.getLogger(NeighbourRecallTest.class);
    private static final int QUERIES = 300;
    /** How many prompts the file has that docs/routing-quality.md tells of. */
    private static final int KNOWN = 11_432;

    @Test
    void printsTheTableForTheFile() throws IOException {
        List<Row> rows = RoutingQualityTest.rows();
        List<float[]> embeddings = CachedEmbeddings.of(
                RoutingQualityTest.EMBEDDER, rows.stream().map(Row::prompt).toList());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(0));
        List<Integer> asked = order.subList(0, Math.min(QUERIES, order.size() / 2));
        List<Integer> kept = order.subList(asked.size(), order.size());
        List<Example> examples = kept.stream()
                .map(at -> Example.of(rows.get(at).scored(), embeddings.get(at)))
                .toList();
        QualityModel model = QualityTraining.learn(examples, RoutingQualityTest.EMBEDDER, "recall")
                .model();
        List<float[]> vectors = examples.stream()
                .map(each -> model.frame().vector(each.embedding(), each.form()))
                .toList();
        List<float[]> queries = asked.stream()
                .map(at -> model.frame()
                        .vector(embeddings.get(at), PromptForm.of(rows.get(at).prompt())))
                .toList();
        List<float[]> whole = kept.stream().map(embeddings::get).toList();
        List<float[]> wholly = asked.stream().map(embeddings::get).toList();
        Neighbours neighbours = model.parts().neighbours();
        List<String> table = new ArrayList<>(List.of("| k | recall | of the whole embeddings |", "|---|---|---|"));
        for (int count : new int[] {1, 10, 50, 200}) {
            double recall = recall(neighbours, queries, vectors, queries, count);
            double ofWhole = recall(neighbours, queries, whole, wholly, count);
            table.add(String.format(Locale.ROOT, "| %d | %.3f | %.3f |", count, recall, ofWhole));
            if (rows.size() == KNOWN) {
                assertThat(recall).isGreaterThan(0.97);
            }
        }
        table.add(kept.size() + " prompts are " + ModelFile.bytes(model) + " bytes");
        Files.write(Path.of("target", "eval", "recall.md"), table);
        LOG.info("{}", String.join("\n", table));
        assertThat(table).hasSize(7);
        assertThat(ModelFile.bytes(model)).isLessThan(8_000_000);
    }

    /** The share found of those that an exact search finds in other vectors of the same prompts. */
    private static double recall(
            Neighbours neighbours, List<float[]> queries, List<float[]> others, List<float[]> otherQueries, int count) {
        return IntStream.range(0, queries.size())
                .mapToDouble(asked -> {
                    Set<Integer> exact = new HashSet<>(nearest(others, otherQueries.get(asked), count));
                    int[] found = neighbours
                            .nearest(queries.get(asked), count, at -> false)
                            .at();
                    return (double) IntStream.of(found).filter(exact::contains).count() / count;
                })
                .average()
                .orElseThrow();
    }

    private static List<Integer> nearest(List<float[]> vectors, float[] query, int count) {
        double[] far = new double[vectors.size()];
        for (int row = 0; row < far.length; row++) {
            for (int at = 0; at < query.length; at++) {
                double off = vectors.get(row)[at] - query[at];
                far[row] += off * off;
            }
        }
        return IntStream.range(0, far.length)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> far[at]))
                .limit(count)
                .toList();
    }
}
