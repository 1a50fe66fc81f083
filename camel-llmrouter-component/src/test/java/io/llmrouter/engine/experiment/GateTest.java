package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void breaksExactlyWhenTheWindowHoldsTooManyFailures() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            int window = 1 + random.nextInt(30);
            int minimum = 1 + random.nextInt(window);
            double most = random.nextInt(10) / 10.0;
            Gate gate = new Gate(new Guardrails(window, minimum, most, null, 0.95, null));
            List<Boolean> calls = new ArrayList<>();
            double failing = random.nextDouble();
            for (int call = 0; call < 100; call++) {
                boolean failed = random.nextDouble() < failing;
                calls.add(failed);
                if (failed) {
                    gate.failed();
                } else {
                    gate.answered(Duration.ofMillis(5));
                }
                List<Boolean> latest = calls.subList(Math.max(0, calls.size() - window), calls.size());
                long bad = latest.stream().filter(each -> each).count();
                boolean broken = latest.size() >= minimum && bad > most * latest.size();
                assertThat(gate.broken().isPresent()).isEqualTo(broken);
            }
        }
    }

    @Test
    void aCanaryThatBeginsToFailIsFoundOutWithinItsWindow() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            int window = 2 + random.nextInt(60);
            Guardrails rails = new Guardrails(window, 1 + random.nextInt(window), 0.5, null, 0.95, null);
            Gate gate = new Gate(rails);
            for (int call = random.nextInt(200); call > 0; call--) {
                gate.answered(Duration.ofMillis(1));
            }
            int calls = 0;
            while (gate.broken().isEmpty()) {
                gate.failed();
                calls++;
            }
            assertThat(calls).isLessThanOrEqualTo(window);
        }
    }

    @Test
    void goesByThePercentileOfTheAnswers() {
        Gate gate = new Gate(new Guardrails(10, 10, 1.0, Duration.ofMillis(100), 0.9, null));
        for (int call = 0; call < 9; call++) {
            gate.answered(Duration.ofMillis(100));
        }
        gate.answered(Duration.ofMillis(900));
        assertThat(gate.broken()).isEmpty();
        gate.answered(Duration.ofMillis(900));

        assertThat(gate.broken()).hasValue("the p90 of the last 10 answers is 900 ms, and 100 ms is the most");
    }

    @Test
    void goesByTheMeanOfTheLatestScores() {
        Gate gate = new Gate(new Guardrails(4, 2, null, null, 0.95, 0.5));
        gate.scored(null, 0);
        assertThat(gate.broken()).isEmpty();
        gate.scored(null, 1);
        assertThat(gate.broken()).isEmpty();
        gate.scored(null, 0.4);

        assertThat(gate.broken()).hasValue("the mean of the last 3 scores is 0.467, and 0.5 is the least");
        gate.scored(null, 1);
        gate.scored(null, 1);
        assertThat(gate.broken()).isEmpty();
    }

    @Test
    void aScoreThatReplacesAnotherCountsOnce() {
        Gate gate = new Gate(new Guardrails(4, 2, null, null, 0.95, 0.5));
        gate.scored(null, 0.6);
        gate.scored(0.6, 0.1);
        assertThat(gate.broken()).isEmpty();
        gate.scored(null, 0.9);
        assertThat(gate.broken()).isEmpty();
        gate.scored(0.9, 0.7);

        assertThat(gate.broken()).hasValue("the mean of the last 2 scores is 0.400, and 0.5 is the least");
    }

    @Test
    void aScoreOfAnAnswerThatLeftTheWindowChangesNothing() {
        Gate gate = new Gate(new Guardrails(2, 2, null, null, 0.95, 0.5));
        gate.scored(null, 0.9);
        gate.scored(null, 0.6);
        gate.scored(null, 0.6);
        gate.scored(0.9, 0);

        assertThat(gate.broken()).isEmpty();
    }

    @Test
    void saysWhatItCounted() {
        Gate gate = new Gate(new Guardrails(4, 2, 0.25, null, 0.95, null));
        gate.failed();
        gate.answered(Duration.ZERO);

        assertThat(gate.broken()).hasValue("1 of the last 2 calls failed, and 0.25 of them is the most");
    }

    @Test
    void needsNoMoreCallsThanItsWindowHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Guardrails(10, 11, null, null, 0.95, null))
                .withMessage("minimumCalls is from 1 to window (10), not 11");
    }
}
