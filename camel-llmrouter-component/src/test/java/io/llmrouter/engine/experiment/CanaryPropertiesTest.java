package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the traffic, a canary that turns bad is found out within its window, and one that does no harm stays. */
class CanaryPropertiesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTurnsBadIsFoundOutWithinTheWindow(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int window = 2 + random.nextInt(60);
            int minimum = 1 + random.nextInt(window);
            Duration most = Duration.ofMillis(1 + random.nextInt(5_000));
            double quality = 0.3 + 0.6 * random.nextDouble();
            double percentile = 0.5 + 0.49 * random.nextDouble();
            Guardrails rails = new Guardrails(window, minimum, 0.5, most, percentile, quality);
            int kind = random.nextInt(3);
            Gate gate = new Gate(rails);
            for (int call = random.nextInt(300); call > 0; call--) {
                good(gate, rails, random);
                assertThat(gate.broken()).isEmpty();
            }
            int bad = 0;
            while (gate.broken().isEmpty()) {
                bad(gate, rails, kind);
                bad++;
            }
            assertThat(bad).as("kind %d, %s", kind, rails).isLessThanOrEqualTo(window);
        }
    }

    private static void good(Gate gate, Guardrails rails, Random random) {
        gate.answered(Duration.ofNanos((long) (rails.maxLatency().toNanos() * random.nextDouble())));
        if (random.nextInt(3) == 0) {
            gate.scored(null, rails.minQuality() + (1 - rails.minQuality()) * random.nextDouble());
        }
    }

    private static void bad(Gate gate, Guardrails rails, int kind) {
        switch (kind) {
            case 0 -> gate.failed();
            case 1 -> gate.answered(rails.maxLatency().plusNanos(1));
            default -> gate.scored(null, 0);
        }
    }

    @Test
    void aCanaryThatFailsRarerThanItMayIsMostlyLeftAlone() {
        Random random = new Random(7);
        int takenBack = 0;
        for (int canary = 0; canary < 500; canary++) {
            Gate gate = new Gate(new Guardrails(100, 50, 0.1, null, 0.95, null));
            boolean broken = false;
            for (int call = 0; call < 1_000 && !broken; call++) {
                if (random.nextDouble() < 0.02) {
                    gate.failed();
                } else {
                    gate.answered(Duration.ofMillis(5));
                }
                broken = gate.broken().isPresent();
            }
            takenBack += broken ? 1 : 0;
        }
        assertThat(takenBack).isLessThan(10);
    }
}
