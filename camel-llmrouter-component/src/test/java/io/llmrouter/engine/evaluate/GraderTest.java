package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraderTest {

    /** Asks nobody: these graders need no model. */
    private static final Grader GRADER = new Grader(new NoRouter(), null, null);

    private static double grade(Grading grading, String expected, double tolerance, String answer) {
        return GRADER.grade(new GoldenCase("q", "t", null, "?", grading, expected, tolerance), answer)
                .score();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXACT    | Paris         | 0    | ' Paris '                  | 1",
                "EXACT    | Paris         | 0    | paris                      | 0",
                "CONTAINS | Paris         | 0    | It is PARIS.               | 1",
                "CONTAINS | Paris         | 0    | It is Rome.                | 0",
                "REGEX    | ^\\d{4}$    | 0    | 1815                       | 1",
                "REGEX    | ^\\d{4}$    | 0    | in 1815                    | 0",
                "NUMBER   | 1234.5        | 0    | 'First 7, then 1,234.50.'  | 1",
                "NUMBER   | 3.14159       | 0.01 | about 3.15                 | 1",
                "NUMBER   | 3.14159       | 0.01 | about 3.16                 | 0",
                "NUMBER   | 4             | 0    | four                       | 0",
                "NUMBER   | -4            | 0    | -4                         | 1",
            })
    void gradesTexts(Grading grading, String expected, double tolerance, String answer, double score) {
        assertThat(grade(grading, expected.replace("\\\\", "\\"), tolerance, answer))
                .isEqualTo(score);
    }

    @Test
    void checksSchemas() {
        String schema = "{\"type\":\"object\",\"required\":[\"a\"]}";

        assertThat(grade(Grading.SCHEMA, schema, 0, "{\"a\":1}")).isEqualTo(1);
        assertThat(grade(Grading.SCHEMA, schema, 0, "{\"b\":1}")).isZero();
        assertThat(grade(Grading.SCHEMA, schema, 0, "no JSON")).isZero();
    }

    @Test
    void comparesWords() {
        assertThat(grade(Grading.SIMILARITY, "The cat sat.", 0, "the CAT sat")).isEqualTo(1);
        assertThat(grade(Grading.SIMILARITY, "the cat sat", 0, "the dog sat down"))
                .isCloseTo(4.0 / 7, within(1e-9));
        assertThat(grade(Grading.SIMILARITY, "the cat", 0, "")).isZero();
    }

    @Test
    void comparesVectors() {
        assertThat(Likeness.ofVectors(new float[] {1, 0}, new float[] {2, 0})).isEqualTo(1);
        assertThat(Likeness.ofVectors(new float[] {1, 0}, new float[] {0, 1})).isZero();
        assertThat(Likeness.ofVectors(new float[] {1, 0}, new float[] {-1, 0})).isZero();
        assertThat(Likeness.ofVectors(new float[] {0, 0}, new float[] {-1, 0})).isZero();
    }
}
