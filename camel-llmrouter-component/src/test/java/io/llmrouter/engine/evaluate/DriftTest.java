package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

    private static EvaluationRun run(Double... scores) {
        List<GradedAnswer> answers = new ArrayList<>();
        for (int at = 0; at < scores.length; at++) {
            String failure = scores[at] == null ? "timeout" : null;
            answers.add(new GradedAnswer(
                    "q" + at, "t", "a/m", "v/m", scores[at], failure, null, scores[at] == null ? 0 : 5));
        }
        return new EvaluationRun("set", Instant.EPOCH, answers, null);
    }

    private static EvaluationRun all(int count, double score) {
        return run(Collections.nCopies(count, score).toArray(Double[]::new));
    }

    @Test
    void tellsWhatBecameWorse() {
        List<Drift> drifts = Drift.between(all(8, 1), run(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0), 0.05);

        assertThat(drifts).singleElement().satisfies(drift -> {
            assertThat(drift.target()).isEqualTo("a/m");
            assertThat(drift.questions()).isEqualTo(8);
            assertThat(drift.before()).isEqualTo(1);
            assertThat(drift.now()).isEqualTo(0.25);
            assertThat(drift.change()).isCloseTo(-0.75, within(1e-9));
        });
    }

    @Test
    void tellsWhatBecameBetter() {
        assertThat(Drift.between(all(6, 0.2), all(6, 0.4), 0.05))
                .singleElement()
                .satisfies(drift -> assertThat(drift.change()).isCloseTo(0.2, within(1e-9)));
        assertThat(Drift.between(all(200, 0.2), all(200, 0.3), 0.05)).hasSize(1);
    }

    @Test
    void passesOverWhatMayBeChance() {
        assertThat(Drift.between(run(1.0, 0.0, 1.0, 0.0), run(0.0, 1.0, 1.0, 1.0), 0.05))
                .isEmpty();
        assertThat(Drift.between(all(5, 1), all(5, 0), 0.05)).isEmpty();
    }

    /** Of models that did not change, by how many questions there are, and how their answers are graded. */
    @ParameterizedTest
    @CsvSource({
        "1, 0", "2, 0", "3, 0", "5, 0", "6, 0", "10, 0", "20, 0", "50, 0", "3, 1", "8, 1", "20, 1", "8, 2", "30, 2"
    })
    void takesChanceForDriftInAtMostOneOfTwenty(int questions, int kind) {
        Random random = new Random(questions * 31L + kind);
        int rounds = 1_000;
        int drifts = 0;
        for (int round = 0; round < rounds; round++) {
            Double[] before = new Double[questions];
            Double[] now = new Double[questions];
            for (int at = 0; at < questions; at++) {
                before[at] = grade(random, kind, at);
                now[at] = grade(random, kind, at);
            }
            drifts += Drift.between(run(before), run(now), 0).size();
        }
        // three standard deviations of what is drawn here
        assertThat((double) drifts / rounds).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / rounds));
    }

    /** Right or wrong by half; or evenly spread; or mostly good with a long tail, harder from question to question. */
    private static double grade(Random random, int kind, int question) {
        return switch (kind) {
            case 0 -> random.nextBoolean() ? 1 : 0;
            case 1 -> random.nextDouble();
            default -> Math.max(0, 1 - (question + 1) * 0.02 * -Math.log(1 - random.nextDouble()));
        };
    }

    @Test
    void findsAChangeThatIsThere() {
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 200; round++) {
            Double[] before = new Double[50];
            Double[] now = new Double[50];
            for (int at = 0; at < before.length; at++) {
                before[at] = random.nextDouble() < 0.9 ? 1.0 : 0.0;
                now[at] = random.nextDouble() < 0.5 ? 1.0 : 0.0;
            }
            found += Drift.between(run(before), run(now), 0.05).size();
        }
        assertThat(found).isGreaterThan(190);
    }

    @Test
    void passesOverWhatIsBelowTheThreshold() {
        assertThat(Drift.between(run(0.50, 0.50), run(0.52, 0.52), 0.05)).isEmpty();
        assertThat(Drift.between(run(0.5, 0.5), run(0.5, 0.5), 0)).isEmpty();
    }

    @Test
    void comparesOnlyQuestionsThatBothRunsGraded() {
        assertThat(Drift.between(run(1.0, 1.0, null), run(1.0, null, 0.0), 0.05))
                .isEmpty();
    }
}
