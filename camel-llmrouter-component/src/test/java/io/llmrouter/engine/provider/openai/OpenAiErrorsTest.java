package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OpenAiErrorsTest {

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private final OpenAiErrors errors = new OpenAiErrors(clock);

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvFileSource(resources = "errors.csv", numLinesToSkip = 1, nullValues = "-")
    void classifies(int status, String code, String type, String message, FailureKind kind) {
        Map<String, Object> error = new HashMap<>();
        error.put("code", code);
        error.put("type", type);
        error.put("message", message);

        assertThat(read(status, Json.write(Map.of("error", error))).kind()).isEqualTo(kind);
    }

    /** The clock is at the first second of 2026. */
    @Test
    void readsHowLongToWaitFromOpenRoutersMetadata() {
        String reset = "{\"error\":{\"code\":429,\"message\":\"Rate limit exceeded: free-models-per-day\",\"metadata\":"
                + "{\"headers\":{\"X-RateLimit-Limit\":\"50\",\"X-RateLimit-Remaining\":\"0\","
                + "\"X-RateLimit-Reset\":\"1767229200000\"}}}}";

        assertThat(read(429, reset).retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(read(429, "{\"error\":{\"message\":\"slow\",\"metadata\":{\"retry_after_seconds\":27}}}")
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(27));
    }

    @Test
    void readsTheFormsOfCompatibleServers() {
        assertThat(read(400, "{\"error\":\"model 'x' not found\"}").kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(read(422, "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\"}]}"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST))
                .satisfies(failure -> assertThat(failure.message()).contains("field required"));
        assertThat(read(400, "{\"object\":\"error\",\"message\":\"prompt is too long\",\"code\":400}")
                        .kind())
                .isEqualTo(FailureKind.CONTEXT_LENGTH);
        Failure listed = read(
                429,
                "[{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"Please retry in 37.5s.\"}}]");
        assertThat(listed.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(listed.code()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(listed.retryAfter()).isEqualTo(Duration.ofMillis(37_500));
    }

    @Test
    void readsTheFirstOfListedErrors() {
        Failure listed = read(
                404,
                "{\"errors\":[{\"code\":\"model_not_supported\",\"message\":\"Model 'x' is not supported\"}],\"trace\":\"1\"}");
        assertThat(listed.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(listed.code()).isEqualTo("model_not_supported");
        assertThat(listed.message()).isEqualTo("Model 'x' is not supported");
        assertThat(read(400, "{\"message\":\"the whole\",\"errors\":[{\"message\":\"a part\"}]}")
                        .message())
                .isEqualTo("the whole");
    }

    @Test
    void saysSomethingEvenIfTheProviderDoesNot() {
        assertThat(read(502, "<html>Bad gateway</html>").message())
                .isEqualTo("the provider answered 502 and no reason");
        assertThat(read(500, "").kind()).isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(read(503, "no healthy upstream").message()).isEqualTo("no healthy upstream");
        assertThat(read(400, "null").kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void hidesKeysAndCutsLongMessages() {
        assertThat(read(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-abc***xyz789.\"}}")
                        .message())
                .isEqualTo("Incorrect API key provided: sk-…");
        assertThat(read(400, "{\"error\":{\"message\":\"" + "long ".repeat(500) + "\"}}")
                        .message())
                .hasSize(501);
    }

    private Failure read(int status, String body) {
        return errors.read(status, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), body.getBytes(StandardCharsets.UTF_8));
    }
}
