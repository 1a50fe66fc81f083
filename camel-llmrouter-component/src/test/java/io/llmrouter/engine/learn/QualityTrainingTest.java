package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityTrainingTest {

    private final QualityModel model = Lessons.model(120);

    @Test
    void expectsLittleOfTheWeakWhereItFailedAndMuchWhereItDidWell() {
        assertThat(estimate(true).of("weak")).isLessThan(.4);
        assertThat(estimate(false).of("weak")).isGreaterThan(.6);
        assertThat(estimate(true).of("strong")).isGreaterThan(.8);
    }

    @Test
    void knowsItsModelsAndWhichIsBestOnTheWhole() {
        assertThat(model.models()).containsExactly("strong", "weak");
        assertThat(model.best()).isEqualTo("strong");
        assertThat(estimate(true).of("other")).isNaN();
    }

    @Test
    void findsAPromptStrangeThatIsLikeNone() {
        assertThat(model.estimate(Lessons.strange(), "x").familiarity()).isLessThan(.02);
        assertThat(estimate(true).familiarity()).isGreaterThan(.1);
    }

    @Test
    void makesTheSameOfTheSame() {
        assertThat(Lessons.model(120).blend()).containsExactly(model.blend());
    }

    @Test
    void learnsFromPromptsThatNobodyGrouped() {
        List<ScoredPrompt> prompts = Stream.iterate(0, at -> at + 1)
                .limit(60)
                .map(at -> new ScoredPrompt("question " + at, null, Map.of("only", at % 3 / 2.0)))
                .toList();
        List<float[]> embeddings = prompts.stream()
                .map(each -> new float[] {each.prompt().hashCode() % 7, 1, 2})
                .toList();

        Estimate estimate =
                QualityTraining.fit(prompts, embeddings, "tiny", "v").estimate(new float[] {3, 1, 2}, "q");

        assertThat(estimate.of("only")).isBetween(0.0, 1.0);
    }

    @Test
    void learnsFromAnswersOfOneModelForEachPrompt() {
        QualityTraining.Learned learned = QualityTraining.learn(Lessons.answers(240), "tiny", "v");

        Estimate hard = learned.model().estimate(Lessons.embedding(true), Lessons.prompt(true));
        Estimate easy = learned.model().estimate(Lessons.embedding(false), Lessons.prompt(false));

        assertThat(hard.of("strong") - hard.of("weak")).isGreaterThan(.5);
        assertThat(easy.of("strong") - easy.of("weak")).isBetween(-.1, .25);
        assertThat(learned.heldOut().explained()).isGreaterThan(.7);
        assertThat(learned.heldOut().apgr())
                .as("nobody knows who would have been better")
                .isNull();
    }

    @Test
    void saysHowWellItForetoldWhatWasHeldOut() {
        HeldOut known =
                QualityTraining.learn(Lessons.examples(200), "tiny", "v").heldOut();
        HeldOut guessed = QualityTraining.learn(Lessons.noise(200), "tiny", "v").heldOut();

        assertThat(known.prompts()).isEqualTo(200);
        assertThat(known.error()).isLessThan(.15);
        assertThat(known.explained()).isGreaterThan(.8);
        assertThat(known.apgr()).isGreaterThan(.7);
        assertThat(guessed.explained()).isLessThan(.1);
        assertThat(guessed.apgr()).isBetween(.35, .65);
    }

    @Test
    void refusesTooFewPromptsAndEmbeddingsOfAnotherModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QualityTraining.fit(List.of(), List.of(), "tiny", "v"))
                .withMessageContaining("at least 20 prompts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.estimate(new float[3], "x"))
                .withMessageContaining("3 dimensions, not the 8");
    }

    private Estimate estimate(boolean hard) {
        return model.estimate(Lessons.embedding(hard), Lessons.prompt(hard));
    }
}
