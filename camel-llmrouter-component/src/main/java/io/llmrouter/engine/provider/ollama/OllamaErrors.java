package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.AnswerRoom;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.RetryAfter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads errors: {@code {"error": …}}, also as a line of a stream. {@link ErrorTable} knows the kinds. */
final class OllamaErrors {

    private static final int SUCCESS = 200;

    private final InstantSource clock;

    OllamaErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there is an error where an answer, or a line of a stream, should be. */
    static boolean isError(JsonNode root) {
        JsonNode error = root.path("error");
        return (error.isTextual() && !error.textValue().isEmpty()) || (error.isObject() && !error.isEmpty());
    }

    /** The error that is where an answer should be; empty where there is none. */
    Optional<Failure> find(JsonNode root) {
        return isError(root) ? Optional.of(inside(root)) : Optional.empty();
    }

    /** An error inside an answer that was to be a success. */
    Failure inside(JsonNode root) {
        return failure(root.path("status_code").asInt(SUCCESS), new TreeMap<>(), root);
    }

    /** An answer that is no success. */
    Failure read(int status, Map<String, String> headers, byte[] body) {
        return failure(status, headers, ErrorBody.tree(body));
    }

    private Failure failure(int status, Map<String, String> headers, JsonNode root) {
        JsonNode error = root.path("error");
        String message = ErrorBody.message(status, error, error.path("message"), root.path("message"), root);
        FailureKind kind = ErrorTable.kind(message, status);
        return new Failure(
                kind,
                ErrorBody.readable(message),
                status,
                null,
                RetryAfter.read(headers, message, clock.instant()).orElse(null),
                AnswerRoom.told(kind, message));
    }
}
