package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private final Random random = new Random(3);

    @Test
    void findsNearlyAllThatAnExactSearchFinds() {
        List<float[]> vectors = vectors(3_000, 82);
        Neighbours neighbours = Neighbours.of(vectors);
        double found = vectors(50, 82).stream()
                .mapToDouble(query -> recall(neighbours, vectors, query, 50))
                .average()
                .orElseThrow();

        assertThat(found).isGreaterThan(0.96);
    }

    @Test
    void leavesOutThoseItIsToldTo() {
        List<float[]> vectors = vectors(20, 8);
        Neighbours.Found found = Neighbours.of(vectors).nearest(vectors.get(4), 3, at -> at == 4);

        assertThat(found.count()).isEqualTo(3);
        assertThat(found.at()).doesNotContain(4);
    }

    @Test
    void findsAllWhenThereAreFewerThanAsked() {
        Neighbours.Found found = Neighbours.of(vectors(3, 8)).nearest(new float[8], 10, at -> false);

        assertThat(found.count()).isEqualTo(3);
    }

    @Test
    void keepsAByteForEachNumber() {
        assertThat(Neighbours.of(vectors(100, 82)).codes()).hasSize(8_200);
    }

    private static double recall(Neighbours neighbours, List<float[]> vectors, float[] query, int count) {
        Set<Integer> exact = new HashSet<>(IntStream.range(0, vectors.size())
                .boxed()
                .sorted(Comparator.comparingDouble(at -> distance(vectors.get(at), query)))
                .limit(count)
                .toList());
        int[] found = neighbours.nearest(query, count, at -> false).at();
        return (double) IntStream.of(found).filter(exact::contains).count() / count;
    }

    private static double distance(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(at -> one[at] - other[at])
                .map(off -> off * off)
                .sum();
    }

    private List<float[]> vectors(int count, int length) {
        List<float[]> vectors = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            float[] vector = new float[length];
            for (int at = 0; at < length; at++) {
                vector[at] = (float) random.nextGaussian();
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
