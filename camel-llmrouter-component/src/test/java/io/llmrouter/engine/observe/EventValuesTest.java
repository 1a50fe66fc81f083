package io.llmrouter.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventValuesTest {

    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T08:01:00Z");
    private static final Target TARGET = Target.parse("one/m");

    static Stream<List<Object>> targetEvents() {
        return Stream.of(
                List.of(
                        new TargetEvent.BreakerOpened(AT, TARGET, LATER, "5 of 5"),
                        "breaker_opened",
                        Map.of("target", "one/m", "until", "2026-11-20T08:01:00Z", "why", "5 of 5")),
                List.of(
                        new TargetEvent.BreakerHalfOpened(AT, TARGET),
                        "breaker_half_opened",
                        Map.of("target", "one/m")),
                List.of(new TargetEvent.BreakerClosed(AT, TARGET), "breaker_closed", Map.of("target", "one/m")),
                List.of(
                        new TargetEvent.TakenOut(AT, TARGET, "dear"),
                        "target_taken_out",
                        Map.of("target", "one/m", "why", "dear")),
                List.of(new TargetEvent.PutBack(AT, TARGET), "target_put_back", Map.of("target", "one/m")),
                List.of(
                        new TargetEvent.KeyCooled(AT, "one", "1 …abcd", LATER),
                        "key_cooled",
                        Map.of("key", "1 …abcd", "kind", "rate_limited", "until", "2026-11-20T08:01:00Z")),
                List.of(
                        new TargetEvent.KeyRejected(AT, "one", "1 …abcd", FailureKind.BILLING, LATER),
                        "key_rejected",
                        Map.of("key", "1 …abcd", "kind", "billing", "until", "2026-11-20T08:01:00Z")),
                List.of(
                        new TargetEvent.KeyOff(AT, TARGET, "1 …abcd", FailureKind.PERMISSION, LATER),
                        "key_off",
                        Map.of(
                                "target", "one/m",
                                "key", "1 …abcd",
                                "kind", "permission",
                                "until", "2026-11-20T08:01:00Z")),
                List.of(
                        new TargetEvent.KeyRecovered(AT, TARGET, "1 …abcd", FailureKind.BILLING),
                        "key_recovered",
                        Map.of("target", "one/m", "key", "1 …abcd", "kind", "billing")));
    }

    @ParameterizedTest
    @MethodSource("targetEvents")
    void tellsWhatIsKnownOfATargetOrKey(List<Object> row) {
        Map<String, Object> values = EventValues.of((TargetEvent) row.get(0));

        Map<Object, Object> expected = new HashMap<>((Map<?, ?>) row.get(2));
        expected.putAll(Map.of("event", row.get(1), "at", "2026-11-20T08:00:00Z", "account", "one"));
        assertThat(values).isEqualTo(expected);
        assertThat(Json.write(values)).contains("\"event\":\"" + row.get(1) + "\"");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(EventValues.of(new TargetEvent.BreakerOpened(AT, TARGET, null, "by hand")))
                .containsOnlyKeys("event", "at", "account", "target", "why");
    }

    @Test
    void tellsAnAttempt() {
        Failure failure = new Failure(FailureKind.SERVER_ERROR, "no luck", 500, null, null);
        Attempt attempt = new Attempt(
                2,
                TARGET,
                "…abcd",
                failure,
                null,
                null,
                Duration.ofMillis(7),
                null,
                false,
                null,
                Operation.CHAT,
                List.of());

        assertThat(EventValues.of(new CallEvent.Attempted("c1", attempt), AT))
                .containsEntry("event", "call_attempted")
                .containsEntry("at", "2026-11-20T08:00:00Z")
                .containsEntry("decisionId", "c1")
                .containsEntry("number", 2)
                .containsEntry("target", "one/m")
                .containsEntry("outcome", "server_error")
                .containsEntry("status", 500)
                .containsEntry("latencyMillis", 7L);
    }

    @Test
    void tellsWhenAHedgeBeganToAnswer() {
        Attempt plain = new Attempt(
                1,
                TARGET,
                "…abcd",
                null,
                Usage.of(1, 1),
                null,
                Duration.ofMillis(7),
                null,
                false,
                null,
                Operation.CHAT,
                List.of());
        Attempt hedge = new Attempt(
                2,
                TARGET,
                "…abcd",
                null,
                Usage.of(1, 1),
                null,
                Duration.ofMillis(7),
                Duration.ofMillis(3),
                true,
                null,
                Operation.EMBED,
                List.of());

        assertThat(EventValues.of(new CallEvent.Attempted("c1", plain), AT))
                .doesNotContainKeys("firstContentMillis", "hedge", "operation");
        assertThat(EventValues.of(new CallEvent.Attempted("c1", hedge), AT))
                .containsEntry("firstContentMillis", 3L)
                .containsEntry("hedge", true)
                .containsEntry("operation", "embed");
    }

    @Test
    void countsAttemptsByHowTheyEnded() {
        CallCounters counters = new CallCounters();
        Usage usage = new Usage(1, 0, 0, 0, 0, 0, 1, 0, 0, Usage.Source.REPORTED, Units.NONE);
        counters.on(new CallEvent.Attempted("c1", attempt(Failure.of(FailureKind.TIMEOUT, "late"), null)));
        counters.on(new CallEvent.Attempted("c1", attempt(Failure.of(FailureKind.TIMEOUT, "late"), null)));
        counters.on(new CallEvent.Attempted("c1", attempt(null, usage)));

        assertThat(counters.values())
                .containsEntry("attempts", 3L)
                .containsEntry("failedAttempts", 2L)
                .containsEntry("calls", 0L)
                .containsEntry("failures", Map.of("timeout", 2L));
    }

    private static Attempt attempt(Failure failure, Usage usage) {
        return new Attempt(
                1, TARGET, "…abcd", failure, usage, null, Duration.ZERO, null, false, null, Operation.CHAT, List.of());
    }
}
