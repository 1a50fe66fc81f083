package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskLengthsTest {

    private final TaskLengths lengths = new TaskLengths();

    @Test
    void keepsTasksApart() {
        lengths.add(1, 100, 10, 0);
        lengths.add(1, 100, 30, 0);
        lengths.add(2, 100, 900, 0);

        assertThat(lengths.mean(1, 100, 0)).hasValue(20);
        assertThat(lengths.mean(2, 100, 0)).hasValue(900);
        assertThat(lengths.mean(3, 100, 0)).isEmpty();
    }

    @Test
    void saysNothingAfterLong() {
        lengths.add(1, 100, 10, 0);

        assertThat(lengths.mean(1, 100, Duration.ofHours(2).toMillis())).isEmpty();
    }

    @Test
    void keepsTheTasksThatWereAskedLast() {
        for (long task = 0; task < 300; task++) {
            lengths.add(task, 100, 10, 0);
        }

        assertThat(lengths.mean(0, 100, 0)).isEmpty();
        assertThat(lengths.mean(299, 100, 0)).isPresent();
    }

    @Test
    void targetsLearnThemFromWhatTheyAnswered() {
        Target one = Target.parse("one/m");
        Target two = Target.parse("two/m");
        TargetStates states = new TargetStates(() -> Instant.EPOCH, new Random(1), TargetListener.NONE);
        PlanRequest labels = asked("Answer with one word.");
        states.began(one, Operation.CHAT);
        states.began(two, Operation.CHAT);

        states.answered(one, labels, Usage.of(100, 4));
        states.answered(one, asked("Answer at length."), Usage.of(100, 2_000));
        states.answered(one, labels, Usage.of(100, 0));

        assertThat(states.traffic(one, Operation.CHAT)
                        .outputTokens(labels.task().orElseThrow(), 100))
                .hasValue(4);
        assertThat(states.traffic(one).outputTokens(labels.task().orElseThrow(), 100))
                .hasValue(4);
        assertThat(states.traffic(two, Operation.CHAT)
                        .outputTokens(labels.task().orElseThrow(), 100))
                .isEmpty();
    }

    private static PlanRequest asked(String instructions) {
        return Samples.request(
                ChatRequest.of(List.of(Message.system(instructions), Message.user("Hello?"))), CallOptions.DEFAULT);
    }
}
