package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetStatesTest {

    private static final Target TARGET = Target.parse("openai/gpt-5-mini");

    private final TargetStates states = new TargetStates(() -> Instant.EPOCH, new Random(1), TargetListener.NONE);

    @Test
    void averagesLatencyTowardsTheNewest() {
        assertThat(states.latencyMillis(TARGET)).isEmpty();

        states.answered(TARGET, Duration.ofMillis(100));
        assertThat(states.latencyMillis(TARGET)).hasValue(100);

        states.answered(TARGET, Duration.ofMillis(200));
        assertThat(states.latencyMillis(TARGET)).hasValue(120);
    }

    @Test
    void beginsABreakerAnewOnlyWhenItsSettingsChange() {
        fail(5);
        states.breakers(Map.of("claude", settings(9)));
        assertThat(states.tripped(TARGET)).isPresent();

        states.breakers(Map.of("openai", settings(9)));
        assertThat(states.tripped(TARGET)).isEmpty();
        fail(8);
        assertThat(states.tripped(TARGET)).isEmpty();
        fail(1);
        assertThat(states.tripped(TARGET)).isPresent();
    }

    @Test
    void saysHowLongARefusedCallWouldHaveToWait() {
        states.breakers(Map.of("openai", settings(5)));
        fail(5);

        assertThat(states.refusal(TARGET))
                .isEqualTo(new Failure(
                        FailureKind.TRIPPED,
                        "openai/gpt-5-mini is tripped: open until 1970-01-01T00:00:30Z: "
                                + "5 of the last 5 calls failed (5 server_error)",
                        null,
                        null,
                        Duration.ofSeconds(30)));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            states.tryEnter(TARGET).orElseThrow().failed(FailureKind.SERVER_ERROR, Duration.ofMillis(1));
        }
    }

    private static BreakerSettings settings(int minimum) {
        Duration half = Duration.ofSeconds(30);
        return new BreakerSettings(CallWindow.ofCalls(20), 0.5, 1, null, minimum, half, half, 0, 1);
    }
}
