package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeTest {

    private final Random random = new Random(5);
    private final List<float[]> vectors = new ArrayList<>();
    private final List<double[]> targets = new ArrayList<>();

    RidgeTest() {
        for (int row = 0; row < 200; row++) {
            float[] vector = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            vectors.add(vector);
            targets.add(new double[] {1 + 2 * vector[0] - 3 * vector[2], vector[1]});
        }
    }

    @Test
    void findsTheLinearRuleOfEachResult() {
        double[] estimate = fit(1e-6).estimate(new float[] {.5f, .25f, 1});

        assertThat(estimate[0]).isCloseTo(-1, within(1e-3));
        assertThat(estimate[1]).isCloseTo(.25, within(1e-3));
    }

    @Test
    void staysAtTheMeanWhenSlopesAreDear() {
        double[] mean = Ridge.mean(targets, 2);

        assertThat(fit(1e9).estimate(new float[] {1, 1, 1})).containsExactly(mean, within(1e-3));
    }

    private Ridge fit(double penalty) {
        return Ridge.fit(vectors, targets, new float[] {1, 1, 1}, penalty);
    }
}
