package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static EvaluationRun run(Double... scores) {
        List<GradedAnswer> answers = new ArrayList<>();
        for (int at = 0; at < scores.length; at++) {
            String failure = scores[at] == null ? "timeout" : null;
            answers.add(new GradedAnswer("q" + at, "t", "a/m", "v/m", scores[at], failure, null, 5));
        }
        return new EvaluationRun("set", Instant.EPOCH, answers, null);
    }

    @Test
    void tellsWhatBecameWorse() {
        List<Drift> drifts = Drift.between(run(1.0, 1.0, 1.0, 1.0), run(0.0, 0.0, 0.0, 1.0), 0.05);

        assertThat(drifts).singleElement().satisfies(drift -> {
            assertThat(drift.target()).isEqualTo("a/m");
            assertThat(drift.questions()).isEqualTo(4);
            assertThat(drift.before()).isEqualTo(1);
            assertThat(drift.now()).isEqualTo(0.25);
            assertThat(drift.change()).isCloseTo(-0.75, within(1e-9));
        });
    }

    @Test
    void tellsWhatBecameBetter() {
        assertThat(Drift.between(run(0.2, 0.2), run(0.4, 0.4), 0.05))
                .singleElement()
                .satisfies(drift -> assertThat(drift.change()).isCloseTo(0.2, within(1e-9)));
    }

    @Test
    void passesOverWhatMayBeChance() {
        assertThat(Drift.between(run(1.0, 0.0, 1.0, 0.0), run(0.0, 1.0, 1.0, 1.0), 0.05))
                .isEmpty();
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
