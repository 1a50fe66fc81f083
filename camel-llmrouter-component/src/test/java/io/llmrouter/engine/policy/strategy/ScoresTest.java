package io.llmrouter.engine.policy.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void ordersByScoreAndKeepsTheOrderOfEqualOnes() {
        Random random = new Random(9);
        for (int size = 0; size < 400; size++) {
            double[] values = random.ints(size, -5, 20)
                    .mapToDouble(value -> value < 0 ? Double.POSITIVE_INFINITY : value)
                    .toArray();
            List<Candidate> candidates = Samples.many(size);
            Scores scores = new Scores(size);
            IntStream.range(0, size).forEach(at -> scores.set(at, values[at]));

            List<Candidate> expected = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(at -> values[at]))
                    .map(candidates::get)
                    .toList();
            assertThat(scores.order(at -> new Ranked(candidates.get(at), null, "")))
                    .extracting(Ranked::candidate)
                    .containsExactlyElementsOf(expected);
        }
    }
}
