package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentModelTest {

    private final IntentModel model = IntentModel.fit(
            List.of(
                    new Labelled("a", "red"),
                    new Labelled("b", "red"),
                    new Labelled("c", "green"),
                    new Labelled("d", "blue")),
            List.of(vector(1, .1f, 0), vector(1, 0, .1f), vector(0, 1, 0), vector(0, .1f, 1)));

    @Test
    void givesALikeTextTheLabelOfItsLikes() {
        assertThat(model.intent(vector(.9f, .1f, .1f)).label()).isEqualTo("red");
        assertThat(model.intent(vector(0, 0, 1)).label()).isEqualTo("blue");
        assertThat(model.labels()).containsExactly("blue", "green", "red");
    }

    @Test
    void isLessSureOfATextBetweenTwo() {
        IntentModel.Intent clear = model.intent(vector(0, 1, 0));
        IntentModel.Intent between = model.intent(vector(0, .7f, .7f));

        assertThat(between.score()).isLessThan(clear.score());
        assertThat(between.lead()).isLessThan(clear.lead()).isNotNegative();
    }

    @Test
    void tellsLabelsApartThatHaveTheSameMiddle() {
        List<Labelled> examples = new ArrayList<>();
        List<float[]> embeddings = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            float near = turn / 400f;
            examples.add(new Labelled("x", "both"));
            embeddings.add(vector(turn % 2 == 0 ? 1 : -1, near, .5f));
            examples.add(new Labelled("y", "middle"));
            embeddings.add(vector(near, turn % 2 == 0 ? .1f : -.1f, .3f));
        }
        IntentModel learned = IntentModel.fit(examples, embeddings);

        assertThat(learned.intent(vector(0, 0, .3f)).label()).isEqualTo("middle");
        assertThat(IntentModel.fit(examples, embeddings).intent(vector(.3f, .1f, .4f)))
                .as("the same of the same")
                .isEqualTo(learned.intent(vector(.3f, .1f, .4f)));
    }

    @Test
    void refusesExamplesOfOneLabel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntentModel.fit(List.of(new Labelled("a", "red")), List.of(vector(1, 0, 0))))
                .withMessageContaining("only 'red'");
    }

    private static float[] vector(float one, float two, float three) {
        return new float[] {one, two, three};
    }
}
