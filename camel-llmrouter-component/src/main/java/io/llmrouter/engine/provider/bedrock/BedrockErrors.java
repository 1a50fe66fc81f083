package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.AnswerRoom;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads errors: {@code {"message": …}} with the type in the header {@code x-amzn-errortype}, or in {@code __type}, or, in
 * a stream, in the name of the event. What kind an error is, {@link ErrorTable} knows.
 */
final class BedrockErrors {

    /** The message of an answer that holds nothing but a refusal. */
    static final String REFUSED = "the provider refused to answer";

    private static final String TYPE = "x-amzn-errortype";
    private static final int SUCCESS = 200;

    private final InstantSource clock;

    BedrockErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there is an error where an answer should be. */
    static boolean isError(JsonNode root) {
        return root.isObject()
                && !root.has("output")
                && (root.has("__type") || !message(root).isEmpty());
    }

    /** An error inside an answer that was to be a success. */
    Failure inside(JsonNode root) {
        return failure(SUCCESS, new TreeMap<>(), root, "");
    }

    /** An exception inside a stream, by the name of its event. */
    Failure inside(String type, String data) {
        return failure(SUCCESS, new TreeMap<>(), ErrorBody.tree(data.getBytes(StandardCharsets.UTF_8)), type);
    }

    /** An answer that is no success. */
    Failure read(int status, Map<String, String> headers, byte[] body) {
        return failure(status, headers, ErrorBody.tree(body), headers.getOrDefault(TYPE, ""));
    }

    private Failure failure(int status, Map<String, String> headers, JsonNode root, String named) {
        String type = type(named.isEmpty() ? root.path("__type").asText("") : named);
        String message = ErrorBody.messageOr(status, message(root));
        int meant = root.path("originalStatusCode").asInt(status);
        FailureKind kind = ErrorTable.kind(type, message, meant);
        return new Failure(
                kind,
                ErrorBody.readable(message),
                status,
                type.isEmpty() ? null : type,
                retryAfter(headers, message),
                AnswerRoom.told(kind, message));
    }

    private @Nullable Duration retryAfter(Map<String, String> headers, String message) {
        return RetryAfter.read(headers, message, clock.instant()).orElse(null);
    }

    /** Without the address behind it and the name space before it. */
    private static String type(String written) {
        int colon = written.indexOf(':');
        String front = colon < 0 ? written : written.substring(0, colon);
        return front.substring(front.lastIndexOf('#') + 1);
    }

    private static String message(JsonNode root) {
        return ErrorBody.firstText(
                root.path("message"),
                root.path("Message"),
                root.path("error").path("message"),
                root.path("error"),
                root.path("originalMessage"),
                root);
    }
}
