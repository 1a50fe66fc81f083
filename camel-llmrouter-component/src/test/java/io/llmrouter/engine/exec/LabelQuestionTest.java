package io.llmrouter.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Label;
import io.llmrouter.engine.policy.Labelling;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelQuestionTest {

    private static final Target SMALL = Target.parse("small/nano");

    @Test
    void asksWithEveryLabelAndItsMeaning() {
        ChatRequest request = question("Why does this not compile?").request();

        assertThat(request.messages()).extracting(Message::role).containsExactly(Role.SYSTEM, Role.USER);
        assertThat(request.messages().get(0).text())
                .startsWith(Labelling.MESSAGE)
                .endsWith("\n\nLabels:\n- code: programs\n- code-review: somebody else's programs\n- talk\n"
                        + "- none: none of these");
        assertThat(request.messages().get(1).text()).isEqualTo("Why does this not compile?");
        assertThat(request.sampling().temperature()).isZero();
        assertThat(request.sampling().maxTokens()).isEqualTo(512);
    }

    @Test
    void tellsTheModelWhatTheConfigurationSays() {
        LabelQuestion question = new LabelQuestion(Labelling.of("labels", labels(), "Choose!"), "Hello");

        assertThat(question.request().messages().get(0).text()).startsWith("Choose!\n\nLabels:\n- code: ");
    }

    @Test
    void showsTheBeginningAndTheEndOfALongText() {
        String shown = question("a".repeat(1_000) + "b".repeat(5_000) + "c".repeat(1_000))
                .request()
                .messages()
                .get(1)
                .text();

        assertThat(shown).isEqualTo("a".repeat(1_000) + "\n…\n" + "c".repeat(1_000));
        assertThat(question("d".repeat(2_000)).request().messages().get(1).text())
                .isEqualTo("d".repeat(2_000));
    }

    @Test
    void cutsNoCharacterInTwo() {
        String shown = question("😀".repeat(1_500)).request().messages().get(1).text();

        assertThat(shown).isEqualTo("😀".repeat(500) + "\n…\n" + "😀".repeat(500));
        assertThat(question("x" + "😀".repeat(1_499) + "x")
                        .request()
                        .messages()
                        .get(1)
                        .text())
                .isEqualTo("x" + "😀".repeat(499) + "\n…\n" + "😀".repeat(499) + "x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code | code",
                "Code. | code",
                "'  **CODE**' | code",
                "code-review | code-review",
                "'code review' | code",
                "- talk: small talk | talk",
                "Label: code | code",
                "The label is \"talk\". | talk",
                "{\"label\": \"code-review\"} | code-review",
                "'talk\ncode' | talk"
            })
    void takesTheLabelThatAnAnswerBeginsWith(String answer, String label) {
        Label read = question("x").read(answer, SMALL);

        assertThat(read.name()).isEqualTo(label);
        assertThat(read.words()).isEqualTo(label + " by small/nano");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None of them.", "Label: none"})
    void takesNoneForNoLabel(String answer) {
        Label read = question("x").read(answer, SMALL);

        assertThat(read.name()).isNull();
        assertThat(read.words()).isEqualTo("none of the labels fits, by small/nano");
    }

    @Test
    void saysWhatElseTheModelSaid() {
        assertThat(question("x").read("Coding is fun\nfor all", SMALL))
                .isEqualTo(Label.none("small/nano said: Coding is fun"));
        assertThat(question("x").read("It is not code, I think.", SMALL).name()).isNull();
        assertThat(question("x").read(" … ", SMALL).words()).isEqualTo("small/nano said nothing");
        assertThat(question("x").read("y".repeat(99), SMALL).words())
                .isEqualTo("small/nano said: " + "y".repeat(60) + " …");
    }

    private static LabelQuestion question(String text) {
        return new LabelQuestion(Labelling.of("labels", labels(), null), text);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("code", "programs");
        labels.put("code-review", "somebody else's programs");
        labels.put("talk", "");
        return labels;
    }
}
