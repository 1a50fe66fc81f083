package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreTest {

    private static GradedAnswer answer(@Nullable Double score, long latencyMillis) {
        return new GradedAnswer("q", "t", "a/m", "v/m", score, score == null ? "timeout" : null, null, latencyMillis);
    }

    private static List<Score> run(GradedAnswer... answers) {
        return new EvaluationRun("set", Instant.EPOCH, List.of(answers), null).scores();
    }

    @Test
    void failedCallsCountNeitherForTheScoreNorForTheTime() {
        List<Score> scores = run(answer(1.0, 5), answer(null, 0), answer(0.0, 7), answer(null, 0));

        assertThat(scores).singleElement().satisfies(score -> {
            assertThat(score.mean()).isEqualTo(0.5);
            assertThat(score.failed()).isEqualTo(2);
            assertThat(score.meanLatencyMillis()).isEqualTo(6);
        });
        assertThat(run(answer(null, 0)).get(0).meanLatencyMillis()).isNull();
    }
}
