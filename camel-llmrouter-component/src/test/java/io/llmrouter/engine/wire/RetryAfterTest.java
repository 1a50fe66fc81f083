package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "retry-after-ms, 250, 250",
        "Retry-After, 2, 2000",
        "retry-after, 0.5, 500",
        "Retry-After, 'Thu, 01 Jan 2026 12:00:30 GMT', 30000",
        "Retry-After, 'Thu, 01 Jan 2026 11:00:00 GMT', 0",
        "Retry-After, 20s, 20000",
        "retry-after, 2026-01-01T12:00:30Z, 30000",
        "Retry-After, 999999999, 86400000"
    })
    void readsHeaders(String name, String value, long millis) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(name, value);

        assertThat(RetryAfter.read(headers, "", NOW)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "Please try again in 1.2s. Visit, 1200",
        "Please try again in 20ms., 20",
        "Please try again in 6m0s., 360000",
        "Please try again in 1h2m3s, 3723000",
        "Please retry in 37.5s., 37500",
        "Please retry after 3 seconds., 3000",
        "Try again in 1 minute, 60000",
        "try again in 0d2h3m, 7380000",
        "try again in 1d2h3m, 86400000",
        "please wait for 2 minutes, 120000",
        "try again in 5 mins, 300000",
        "try again in 2 hrs 10 secs., 7210000",
        "retry in 250 millis, 250"
    })
    void readsWords(String message, long millis) {
        assertThat(RetryAfter.read(Map.of(), message, NOW)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please retry 3 different prompts",
                "Please retry in 2 months.",
                "wait for 10 messages",
                "retry 5 HTTP requests"
            })
    void takesNoOtherWordForAUnit(String message) {
        assertThat(RetryAfter.read(Map.of(), message, NOW)).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIsSaid() {
        assertThat(RetryAfter.read(Map.of("Retry-After", "soon"), "Try again later, please.", NOW))
                .isEmpty();
    }

    @Test
    void readsNoMoreThanAnyoneWouldSay() {
        Instant now = Instant.EPOCH;

        assertThat(RetryAfter.read(Map.of(), "wait " + "1s ".repeat(1_000_000), now))
                .contains(Duration.ofSeconds(5));
        assertThat(RetryAfter.read(Map.of(), "wait " + "9".repeat(1_000_000) + "s", now))
                .isEmpty();
    }
}
