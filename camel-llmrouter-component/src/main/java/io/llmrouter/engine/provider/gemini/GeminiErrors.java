package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.AnswerRoom;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.RetryAfter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads errors: {@code {"error": {code, message, status, details}}}, alone or in a list, as
 * https://cloud.google.com/apis/design/errors documents them, and what proxies send instead. What kind an error is,
 * {@link ErrorTable} knows.
 */
final class GeminiErrors {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?s");

    private final InstantSource clock;

    GeminiErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there is an error where an answer should be. */
    static boolean isError(JsonNode root) {
        JsonNode error = first(root).path("error");
        return (error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.textValue().isEmpty());
    }

    /** An error inside an answer that was to be a success. */
    Failure inside(JsonNode root) {
        return failure(first(root).at("/error/code").asInt(200), new TreeMap<>(), root);
    }

    /** An answer that is no success. */
    Failure read(int status, Map<String, String> headers, byte[] body) {
        return failure(status, headers, ErrorBody.tree(body));
    }

    /** What it means that the prompt, or the whole answer, was blocked. */
    static Failure blocked(JsonNode feedback) {
        String reason = feedback.path("blockReason").asText("");
        String message = feedback.path("blockReasonMessage").asText("");
        String told = message.isEmpty() ? "" : ": " + ErrorBody.readable(message);
        return new Failure(
                FailureKind.CONTENT_POLICY,
                "the provider blocked the prompt (" + reason + ")" + told,
                200,
                reason,
                null);
    }

    private Failure failure(int status, Map<String, String> headers, JsonNode root) {
        JsonNode error = first(root).path("error");
        String word = error.path("status").asText("");
        String reason = reason(error.path("details"));
        String message = ErrorBody.message(status, error.path("message"), error, root.path("message"), root);
        FailureKind kind = ErrorTable.kind(reason, word, message, status);
        return new Failure(
                kind,
                ErrorBody.readable(message),
                status,
                reason.isEmpty() ? (word.isEmpty() ? null : word) : reason,
                RetryAfter.read(headers, "", clock.instant())
                        .or(() -> retryDelay(error.path("details")))
                        .or(() -> RetryAfter.read(Map.of(), message, clock.instant()))
                        .orElse(null),
                AnswerRoom.told(kind, message));
    }

    private static JsonNode first(JsonNode root) {
        return root.isArray() ? root.path(0) : root;
    }

    private static String reason(JsonNode details) {
        for (JsonNode detail : details) {
            if (detail.path("@type").asText("").endsWith("google.rpc.ErrorInfo")) {
                return detail.path("reason").asText("");
            }
        }
        return "";
    }

    private static Optional<Duration> retryDelay(JsonNode details) {
        for (JsonNode detail : details) {
            String delay = detail.path("retryDelay").asText("");
            if (SECONDS.matcher(delay).matches()) {
                BigDecimal seconds = new BigDecimal(delay.substring(0, delay.length() - 1));
                return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
            }
        }
        return Optional.empty();
    }
}
