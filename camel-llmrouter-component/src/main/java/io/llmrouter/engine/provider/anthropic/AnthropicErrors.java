package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.AnswerRoom;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads errors: {@code {"type": "error", "error": {type, message}}}, and what proxies send instead. What kind an error
 * is, {@link ErrorTable} knows. Where {@code Retry-After} is missing, the limit that is used up tells when it fills
 * again: {@code anthropic-ratelimit-*-reset}.
 */
final class AnthropicErrors {

    private static final String REFUSED = "the provider refused to answer";

    private static final List<String> LIMITS = List.of("requests", "tokens", "input-tokens", "output-tokens");

    private final InstantSource clock;

    AnthropicErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there is an error where an answer should be. */
    static boolean isError(JsonNode root) {
        JsonNode error = root.path("error");
        return root.path("type").asText("").equals("error")
                || (error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.textValue().isEmpty());
    }

    /** An answer that holds nothing but a refusal; its code is the category of what is refused, where that is told. */
    static Failure refused(JsonNode details) {
        String category = details.path("category").asText("");
        String why = details.path("explanation").asText("").strip();
        String message =
                REFUSED + (category.isEmpty() ? "" : " (" + category + ")") + (why.isEmpty() ? "" : ": " + why);
        return new Failure(
                FailureKind.CONTENT_POLICY,
                ErrorBody.readable(message),
                null,
                category.isEmpty() ? null : category,
                null);
    }

    /** An error inside an answer that was to be a success. */
    Failure inside(JsonNode root) {
        return failure(200, new TreeMap<>(), root);
    }

    /** An answer that is no success. */
    Failure read(int status, Map<String, String> headers, byte[] body) {
        return failure(status, headers, ErrorBody.tree(body));
    }

    private Failure failure(int status, Map<String, String> headers, JsonNode root) {
        JsonNode error = root.path("error");
        String type = error.path("type").asText("");
        String message = ErrorBody.message(
                status, error.path("message"), error, root.path("message"), root.path("detail"), root);
        FailureKind kind = ErrorTable.kind(type, message, status);
        return new Failure(
                kind,
                ErrorBody.readable(message),
                status,
                type.isEmpty() ? null : type,
                RetryAfter.read(headers, message, clock.instant()).orElseGet(() -> refill(kind, headers)),
                AnswerRoom.told(kind, message));
    }

    private @Nullable Duration refill(FailureKind kind, Map<String, String> headers) {
        Duration longest = null;
        for (String limit : kind == FailureKind.RATE_LIMITED ? LIMITS : List.<String>of()) {
            String prefix = "anthropic-ratelimit-" + limit;
            if ("0".equals(headers.get(prefix + "-remaining"))) {
                Duration wait = until(headers.get(prefix + "-reset"));
                longest = longest == null || (wait != null && wait.compareTo(longest) > 0) ? wait : longest;
            }
        }
        return longest;
    }

    private @Nullable Duration until(@Nullable String time) {
        try {
            Duration wait = time == null ? null : Duration.between(clock.instant(), Instant.parse(time));
            return wait == null || wait.isNegative() ? null : wait;
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
