package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AnthropicErrorsTest {

    private static final String LIMITED =
            "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}";

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private final AnthropicErrors errors = new AnthropicErrors(clock);

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "errors.csv", numLinesToSkip = 1, nullValues = "-")
    void classifies(int status, String type, String message, FailureKind kind) {
        Map<String, Object> error = new HashMap<>();
        error.put("type", type);
        error.put("message", message);

        Failure failure = read(status, Map.of(), Json.write(Map.of("type", "error", "error", error)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(type);
        assertThat(failure.status()).isEqualTo(status);
    }

    @Test
    void waitsAsLongAsItIsAsked() {
        assertThat(read(429, Map.of("retry-after", "12"), LIMITED).retryAfter()).hasSeconds(12);
        assertThat(read(529, Map.of("Retry-After", "Thu, 01 Jan 2026 00:00:05 GMT"), LIMITED)
                        .retryAfter())
                .hasSeconds(5);
        assertThat(read(429, Map.of(), LIMITED).retryAfter()).isNull();
    }

    @Test
    void waitsForTheLimitThatIsUsedUpWhereNothingElseIsSaid() {
        Map<String, String> headers = Map.of(
                "Anthropic-Ratelimit-Requests-Remaining", "0",
                "Anthropic-Ratelimit-Requests-Reset", "2026-01-01T00:00:20Z",
                "anthropic-ratelimit-input-tokens-remaining", "0",
                "anthropic-ratelimit-input-tokens-reset", "2026-01-01T00:00:45Z",
                "anthropic-ratelimit-output-tokens-remaining", "800",
                "anthropic-ratelimit-output-tokens-reset", "2026-01-01T00:10:00Z",
                "anthropic-ratelimit-tokens-remaining", "0",
                "anthropic-ratelimit-tokens-reset", "soon");

        assertThat(read(429, headers, LIMITED).retryAfter()).hasSeconds(45);
        assertThat(read(500, headers, "{}").retryAfter()).isNull();
    }

    @Test
    void readsWhatProxiesSendInstead() {
        assertThat(read(502, Map.of(), "<html>Bad gateway</html>").message())
                .isEqualTo("the provider answered 502 and no reason");
        assertThat(read(503, Map.of(), "no healthy upstream"))
                .isEqualTo(new Failure(FailureKind.OVERLOADED, "no healthy upstream", 503, null, null));
        assertThat(read(404, Map.of(), "{\"detail\":\"model 'x' not found\"}").kind())
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(read(400, Map.of(), "{\"error\":\"prompt is too long\"}").kind())
                .isEqualTo(FailureKind.CONTEXT_LENGTH);
        assertThat(read(500, Map.of(), "").kind()).isEqualTo(FailureKind.SERVER_ERROR);
    }

    @Test
    void hidesKeys() {
        assertThat(read(401, Map.of(), "{\"error\":{\"message\":\"bad key sk-ant-api03-abcdef\"}}")
                        .message())
                .isEqualTo("bad key sk-…");
    }

    private Failure read(int status, Map<String, String> headers, String body) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return errors.read(status, anyCase, body.getBytes(StandardCharsets.UTF_8));
    }
}
