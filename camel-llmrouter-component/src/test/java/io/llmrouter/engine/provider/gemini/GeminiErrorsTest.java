package io.llmrouter.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GeminiErrorsTest {

    private final GeminiDialect dialect = GeminiDialect.api(InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvFileSource(resources = "errors.csv", numLinesToSkip = 1, nullValues = "-")
    void classifies(int status, String word, String reason, String message, FailureKind kind) {
        Map<String, Object> error = new HashMap<>();
        error.put("code", status);
        error.put("status", word);
        error.put("message", message);
        if (reason != null) {
            error.put("details", List.of(detail("ErrorInfo", "reason", reason)));
        }

        Failure failure = read(status, Map.of(), Json.write(Map.of("error", error)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(reason == null ? word : reason);
    }

    @Test
    void waitsAsLongAsItIsAsked() {
        Map<String, Object> details = Map.of("details", List.of(detail("RetryInfo", "retryDelay", "36.5s")));

        assertThat(read(429, Map.of(), Json.write(Map.of("error", details))).retryAfter())
                .hasMillis(36_500);
        assertThat(read(429, Map.of("Retry-After", "3"), Json.write(Map.of("error", details)))
                        .retryAfter())
                .hasSeconds(3);
        assertThat(read(429, Map.of(), "{\"error\":{\"message\":\"Please retry in 1.5s.\"}}")
                        .retryAfter())
                .hasMillis(1500);
        assertThat(read(429, Map.of(), "{\"error\":{\"details\":[{\"retryDelay\":\"soon\"}]}}")
                        .retryAfter())
                .isNull();
    }

    @Test
    void readsWhatIsNoGoogleError() {
        assertThat(read(503, Map.of(), "[{\"error\":{\"code\":503,\"message\":\"no\",\"status\":\"UNAVAILABLE\"}}]"))
                .isEqualTo(new Failure(FailureKind.OVERLOADED, "no", 503, "UNAVAILABLE", null));
        assertThat(read(502, Map.of(), "<html>bad gateway</html>"))
                .isEqualTo(new Failure(
                        FailureKind.SERVER_ERROR, "the provider answered 502 and no reason", 502, null, null));
        assertThat(read(404, Map.of(), "not here").message()).isEqualTo("not here");
    }

    private static Map<String, Object> detail(String type, String name, String value) {
        return Map.of("@type", "type.googleapis.com/google.rpc." + type, name, value);
    }

    private Failure read(int status, Map<String, String> headers, String body) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return dialect.error(status, anyCase, body.getBytes(StandardCharsets.UTF_8));
    }
}
