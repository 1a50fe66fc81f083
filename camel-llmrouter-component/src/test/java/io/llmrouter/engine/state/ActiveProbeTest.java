package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What breakers make of active probes of their account. */
class ActiveProbeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration NEXT = Duration.ofSeconds(45);
    private static final Target TARGET = Target.parse("one/m");

    private final List<TargetEvent> events = new ArrayList<>();
    private Instant now = NOON;
    private final TargetStates states = new TargetStates(() -> now, () -> Long.MIN_VALUE, events::add);

    private void trip() {
        for (int i = 0; i < BreakerSettings.DEFAULT.minimumCalls(); i++) {
            states.tryEnter(TARGET).orElseThrow().failed(FailureKind.SERVER_ERROR, Duration.ZERO);
        }
        assertThat(states.isOpen("one")).isTrue();
    }

    private Instant until() {
        return states.breaker(TARGET).openUntil().orElseThrow();
    }

    @Test
    void answeredItLetsCallsTryTheTargetAtOnce() {
        trip();
        states.probed("one", true, NEXT);

        assertThat(states.isOpen("one")).isFalse();
        assertThat(states.tryEnter(TARGET)).isPresent();
        assertThat(states.tryEnter(TARGET)).isEmpty();
        assertThat(events)
                .extracting(TargetEvent::type)
                .containsExactly(EventType.BREAKER_OPENED, EventType.BREAKER_HALF_OPENED);
    }

    @Test
    void failedItKeepsTheBreakerOpenUntilTheNextOneAndNeverShorter() {
        trip();
        Instant until = until();
        now = until.minusSeconds(50);
        states.probed("one", false, NEXT);
        assertThat(until()).isEqualTo(until);

        now = until;
        states.probed("one", false, NEXT);
        assertThat(until()).isEqualTo(until.plus(NEXT));
        assertThat(states.tryEnter(TARGET)).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void movesNoBreakerThatIsNotOpen() {
        states.probed("one", false, NEXT);
        assertThat(states.tryEnter(TARGET)).isPresent();

        states.breaker(TARGET).open();
        states.probed("one", true, NEXT);
        assertThat(states.isOpen("one")).isFalse();
        assertThat(states.tryEnter(TARGET)).isEmpty();
    }

    @Test
    void movesNoBreakerOfAnotherAccount() {
        trip();
        states.probed("two", true, NEXT);

        assertThat(states.isOpen("one")).isTrue();
        assertThat(states.isOpen("two")).isFalse();
    }
}
