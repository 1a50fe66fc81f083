package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BedrockErrorsTest {

    private static final BedrockDialect DIALECT = new BedrockDialect(InstantSource.system());

    @ParameterizedTest
    @CsvFileSource(resources = "/io/llmrouter/engine/provider/bedrock/errors.csv", delimiter = '|')
    void tellsTheKindOfAnError(int status, String type, String message, FailureKind kind) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (type != null) {
            headers.put("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
        }

        Failure failure = read(status, headers, Json.write(Map.of("message", message)));

        assertThat(failure).isEqualTo(new Failure(kind, message, status, type, null));
    }

    @Test
    void findsTheTypeInTheBodyToo() {
        Failure failure = read(
                400,
                new TreeMap<>(),
                "{\"__type\":\"com.amazon.coral.service#ThrottlingException\",\"Message\":\"slow down\"}");

        assertThat(failure)
                .isEqualTo(new Failure(FailureKind.RATE_LIMITED, "slow down", 400, "ThrottlingException", null));
    }

    @Test
    void takesTheStatusThatTheModelGaveForWhatItMeant() {
        Failure failure = read(
                424,
                new TreeMap<>(Map.of("x-amzn-errortype", "ModelErrorException")),
                "{\"message\":\"no\",\"originalStatusCode\":429}");

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void keepsHowLongToWait() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("retry-after", "3");

        assertThat(read(429, headers, "").retryAfter()).hasSeconds(3);
    }

    @Test
    void tellsAnErrorInsideASuccess() {
        Failure failure = ProviderKit.failure(
                DIALECT.decode("{\"__type\":\"ServiceUnavailableException\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
    }

    private static Failure read(int status, Map<String, String> headers, String body) {
        return DIALECT.error(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
