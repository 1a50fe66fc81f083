package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenSetTest {

    private static GoldenSet read(String... lines) {
        return GoldenSet.read("facts", String.join("\n", lines).replace('\'', '"'));
    }

    @Test
    void readsTheSetOfTheDocumentation() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/golden/support.jsonl")) {
            GoldenSet set = GoldenSet.read("support", new String(file.readAllBytes(), StandardCharsets.UTF_8));

            assertThat(set.cases()).extracting(GoldenCase::task).containsExactly("facts", "sums", "forms", "letters");
        }
    }

    @Test
    void readsQuestionsWithTheirGraders() {
        GoldenSet set = read(
                "{'id':'q1','task':'capitals','prompt':'Capital of France?','expected':'Paris'}",
                "",
                "{'prompt':'2+2?','system':'Be short.','grader':'number','expected':4,'tolerance':0.5}",
                "{'prompt':'As JSON','schema':{'type':'object'}}",
                "{'prompt':'A poem','criteria':'It rhymes.'}");

        assertThat(set.cases())
                .extracting(GoldenCase::grading)
                .containsExactly(Grading.EXACT, Grading.NUMBER, Grading.SCHEMA, Grading.JUDGE);
        assertThat(set.cases().get(0))
                .extracting(GoldenCase::id, GoldenCase::task)
                .containsExactly("q1", "capitals");
        GoldenCase second = set.cases().get(1);
        assertThat(second.task()).isEqualTo("general");
        assertThat(second.expected()).isEqualTo("4");
        assertThat(second.tolerance()).isEqualTo(0.5);
        assertThat(second.request().messages()).hasSize(2);
        assertThat(set.cases().get(2).expected()).isEqualTo("{\"type\":\"object\"}");
    }

    @Test
    void namesAQuestionTheSameWhereverItStands() {
        String one = "{'prompt':'1','expected':'a'}";
        String two = "{'prompt':'2','expected':'b'}";

        assertThat(read(one, two).cases().get(1).id())
                .isEqualTo(read(two).cases().get(0).id())
                .isNotEqualTo(read(one).cases().get(0).id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'expected':'x'}                                      | facts, line 2: there is no prompt",
                "{'prompt':'x'}                                        | facts, line 2: the grader exact needs 'expected'",
                "{'prompt':'x','expcted':'y'}                          | unknown key 'expcted'; did you mean 'expected'?",
                "{'prompt':'x','expected':'y','grader':'exakt'}        | line 2: unknown grader 'exakt'; did you mean 'exact'?",
                "{'prompt':'x','expected':'(','grader':'regex'}        | line 2: 'expected' is not a regex",
                "{'prompt':'x','expected':'few','grader':'number'}     | line 2: 'expected' is not a number",
                "{'prompt':'x','expected':'1','tolerance':'much'}      | line 2: 'tolerance' is not a number of 0 or more",
                "{'prompt':7,'expected':'1'}                           | line 2: 'prompt' is not a text",
                "not JSON                                              | line 2: it is not a JSON object",
                "{'prompt':'first','expected':'f'}                     | is there twice",
            })
    void saysWhatIsWrongInWhichLine(String line, String message) {
        assertThatThrownBy(() -> read("{'prompt':'first','expected':'f'}", line.replace('"', '\'')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesASetOfNothingAndANameThatIsNoFileName() {
        assertThatThrownBy(() -> read(" ")).hasMessageContaining("has no question");
        assertThatThrownBy(() -> GoldenSet.read("../x", "{\"prompt\":\"x\",\"expected\":\"y\"}"))
                .hasMessageContaining("unlike '../x'");
    }
}
