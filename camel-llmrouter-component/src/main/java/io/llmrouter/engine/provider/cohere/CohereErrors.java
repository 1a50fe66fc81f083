package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.AnswerRoom;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.RetryAfter;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Reads errors: {@code {"message": …, "id": …}}, at times with {@code error_type}. {@link ErrorTable} knows the kinds. */
final class CohereErrors {

    private static final int SUCCESS = 200;

    private final InstantSource clock;

    CohereErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there is an error where an answer, or an event of a stream, should be. */
    static boolean isError(JsonNode root) {
        boolean told = root.path("message").isTextual() || root.path("error").isTextual();
        return root.isObject()
                && (told
                        || root.path("error").isObject()
                        || root.path("type").asText("").equals("error"));
    }

    /** An error inside an answer that was to be a success. */
    Failure inside(JsonNode root) {
        return failure(SUCCESS, new TreeMap<>(), root);
    }

    /** An answer that is no success. */
    Failure read(int status, Map<String, String> headers, byte[] body) {
        return failure(status, headers, ErrorBody.tree(body));
    }

    private Failure failure(int status, Map<String, String> headers, JsonNode root) {
        JsonNode error = root.path("error");
        String message = ErrorBody.message(
                status, root.path("message"), error.path("message"), error, root.path("detail"), root);
        String type = root.path("error_type").asText("");
        FailureKind kind = ErrorTable.kind(type, message, status);
        return new Failure(
                kind,
                ErrorBody.readable(message),
                status,
                type.isEmpty() ? null : type,
                RetryAfter.read(headers, message, clock.instant()).orElse(null),
                AnswerRoom.told(kind, message));
    }
}
