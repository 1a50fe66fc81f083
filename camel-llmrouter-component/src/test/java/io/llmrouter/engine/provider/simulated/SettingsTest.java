package io.llmrouter.engine.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(Map.of("errorRate", 7), "errorRate must be between 0 and 1, not 7"),
                Arguments.of(Map.of("errorRate", "often"), "errorRate must be a number, not 'often'"),
                Arguments.of(Map.of("tokensPerSecond", -1), "tokensPerSecond must be between 0 and 1000000, not -1"),
                Arguments.of(
                        Map.of("latency", "soon"),
                        "latency must be a duration such as 200ms, 1.5s, 2m or 1h, not 'soon'"),
                Arguments.of(Map.of("latency", Map.of("p50", "1s")), "latency.p99 is missing"),
                Arguments.of(
                        Map.of("latency", Map.of("p50", "1s", "p99", "10ms")),
                        "latency: p99 must be at least p50, not less"),
                Arguments.of(
                        Map.of("latency", Map.of("p95", "1s")),
                        "a simulated account has no setting latency.p95; it has p50, p99"),
                Arguments.of(Map.of("seed", "1.5"), "seed must be a whole number, not 1.5"),
                Arguments.of(Map.of("script", "never"), "script must be a list, not 'never'"),
                Arguments.of(
                        Map.of("script", List.of(1)), "script[0] must be a text, or have after, for and kind, not '1'"),
                Arguments.of(Map.of("script", List.of(Map.of("after", "1s"))), "script[0].for is missing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheSettingThatDoesNotFit(Map<String, Object> settings, String message) {
        assertThatThrownBy(() -> SimulatedProvider.factory().create(Accounts.simulated(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheKindsThereAre() {
        assertThatThrownBy(() -> Scenario.of(Map.of("errorKind", "sad")))
                .hasMessageStartingWith("errorKind must be one of rate_limited, overloaded, ")
                .hasMessageEndingWith("not 'sad'");
    }

    @Test
    void namesTheSettingsThereAre() {
        assertThatThrownBy(() -> Scenario.of(Map.of("delay", "1s")))
                .hasMessage(
                        "a simulated account has no setting delay; it has errorKind, errorRate, firstToken, latency,"
                                + " reply, script, seed, tokensPerSecond");
    }

    @Test
    void readsEverySetting() {
        Scenario scenario = Scenario.of(Map.of(
                "latency",
                Map.of("p50", "100ms", "p99", "1.5s"),
                "firstToken",
                Duration.ofMillis(50),
                "tokensPerSecond",
                40,
                "errorRate",
                "0.25",
                "errorKind",
                "timeout",
                "script",
                List.of("ok", Map.of("after", "1m", "for", "1h", "kind", "connection")),
                "reply",
                "echo",
                "seed",
                5));
        assertThat(scenario)
                .isEqualTo(new Scenario(
                        new Latency(Duration.ofMillis(100), Duration.ofMillis(1500)),
                        new Latency(Duration.ofMillis(50), Duration.ofMillis(50)),
                        40,
                        0.25,
                        FailureKind.TIMEOUT,
                        List.of("ok"),
                        List.of(new Outage(Duration.ofMinutes(1), Duration.ofHours(1), FailureKind.CONNECTION)),
                        "echo",
                        5L));
    }
}
