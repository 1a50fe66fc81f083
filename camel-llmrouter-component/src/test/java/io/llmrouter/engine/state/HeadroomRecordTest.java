package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What providers say of their rate limits, on its way into a target's state, and how long it holds. */
class HeadroomRecordTest {

    private static final Target TARGET = Target.parse("openai/gpt-5-mini");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Instant now = NOON;
    private final TargetStates states = new TargetStates(() -> now, new Random(1), TargetListener.NONE);

    private static ResponseNotes left(long requests, Duration reset) {
        return new ResponseNotes("r", new Headroom(100L, requests, reset), Headroom.UNKNOWN, null);
    }

    @Test
    void isUnknownUntilAProviderSaysSomething() {
        assertThat(states.headroom(TARGET)).isEmpty();
        states.told(TARGET, new ResponseNotes("only-an-id", Headroom.UNKNOWN, Headroom.UNKNOWN, null));
        assertThat(states.headroom(TARGET)).isEmpty();
        assertThat(states.report(TARGET).headroom()).isNull();
    }

    @Test
    void isTheLatestAndTheTargetsOwn() {
        states.told(TARGET, left(9, null));
        states.told(TARGET, left(8, null));

        assertThat(states.headroom(TARGET)).hasValue(left(8, null));
        assertThat(states.report(TARGET).headroom()).isEqualTo(left(8, null));
        assertThat(states.headroom(Target.parse("openai/other"))).isEmpty();
    }

    @Test
    void outlivesAnswersThatSayNothingOfLimits() {
        states.told(TARGET, left(9, null));
        states.told(TARGET, ResponseNotes.NONE);

        assertThat(states.headroom(TARGET)).hasValue(left(9, null));
    }

    @ParameterizedTest
    @CsvSource({", 60", "PT5S, 60", "PT10M, 600"})
    void holdsForAMinuteOrUntilItsReset(Duration reset, long seconds) {
        states.told(TARGET, left(9, reset));

        now = NOON.plusSeconds(seconds);
        assertThat(states.headroom(TARGET)).isPresent();
        now = NOON.plusSeconds(seconds).plusMillis(1);
        assertThat(states.headroom(TARGET)).isEmpty();
        assertThat(states.report(TARGET).headroom()).isNull();
    }
}
