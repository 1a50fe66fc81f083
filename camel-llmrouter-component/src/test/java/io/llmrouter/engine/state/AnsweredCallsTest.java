package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.AnsweredCall;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.policy.Lesson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredCallsTest {

    private final AnsweredCalls calls = new AnsweredCalls(2);
    private final List<Lesson> lessons = new ArrayList<>();

    @Test
    void tellsWhoeverLearnsWhoseAnswerWasScored() {
        List<Judged> heard = new ArrayList<>();
        calls.listen(heard::add);
        answer("one");

        Judged judged = calls.score(new Feedback("one", 0.75, "nearly"));

        assertThat(judged.call().target()).hasToString("a/m");
        assertThat(judged.before()).isNull();
        assertThat(heard).containsExactly(judged);
        assertThat(lessons).containsExactly(new Lesson.Scored(Target.parse("a/m"), 0.75, null));
    }

    @Test
    void aLaterScoreReplacesAnEarlierOne() {
        answer("one");
        calls.score(new Feedback("one", 1, null));

        assertThat(calls.score(new Feedback("one", 0, null)).before()).isEqualTo(1.0);
        assertThat(lessons).last().isEqualTo(new Lesson.Scored(Target.parse("a/m"), 0, 1.0));
    }

    @Test
    void forgetsTheOldestWhenThereIsNoRoom() {
        answer("one");
        answer("two");
        answer("three");

        assertThat(calls.score(new Feedback("two", 1, null)).call().decisionId())
                .isEqualTo("two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls.score(new Feedback("one", 1, null)))
                .withMessage("there is no answer of the decision 'one' to score: it was never answered here, or before"
                        + " the last 2 answers");
        assertThat(lessons).hasSize(1);
    }

    @Test
    void aScoreIsFromNoughtToOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feedback("one", 1.5, null))
                .withMessage("a score is from 0, useless, to 1, perfect; not 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Feedback("one", Double.NaN, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Feedback(" ", 1, null));
    }

    private void answer(String decision) {
        AnsweredCall call =
                new AnsweredCall(decision, Target.parse("a/m"), "default", null, List.of(), null, Duration.ofMillis(5));
        calls.remember(call, lessons::add);
    }
}
