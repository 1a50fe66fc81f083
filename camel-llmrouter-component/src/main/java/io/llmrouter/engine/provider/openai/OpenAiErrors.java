package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.AnswerRoom;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.RetryAfter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads errors: OpenAI's {@code {"error": {message, type, param, code}}} and the forms of compatible servers, which put
 * a text there, or leave the envelope out, or wrap it in a list, or have a list {@code errors} of which the first counts,
 * or MiniMax's {@code base_resp}. What kind an error is, {@link ErrorTable} knows.
 */
public final class OpenAiErrors {

    /** Where OpenRouter tells what the provider behind it said, of whose errors its own words tell nothing. */
    private static final String CAUSE = "/metadata/raw";

    private final InstantSource clock;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public OpenAiErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there is an error where an answer should be, be it one or a list. */
    public static boolean isError(JsonNode root) {
        JsonNode error = root.path("error");
        return (error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.textValue().isEmpty())
                || "error".equals(root.path("object").asText(""))
                || !MiniMaxErrors.in(root).isMissingNode()
                || ListedErrors.standAlone(root);
    }

    /** The error that is where an answer should be; empty where there is none. */
    Optional<Failure> find(JsonNode root) {
        return isError(root) ? Optional.of(inside(root)) : Optional.empty();
    }

    /** An error inside an answer that was to be a success. */
    public Failure inside(JsonNode root) {
        return failure(200, new TreeMap<>(), root);
    }

    /** An answer that is no success. */
    public Failure read(int status, Map<String, String> headers, byte[] body) {
        return failure(status, headers, ErrorBody.tree(body));
    }

    private Failure failure(int status, Map<String, String> headers, JsonNode root) {
        JsonNode error = unwrap(root);
        String message = message(error, status);
        String code = code(error);
        String type = text(error.path("type"), MissingNode.getInstance());
        int told = status == 200 ? ListedErrors.status(root, error) : status;
        FailureKind kind = MiniMaxErrors.kind(error).orElseGet(() -> ErrorTable.kind(code, type, message, told));
        return new Failure(
                kind,
                ErrorBody.readable(message),
                status,
                code.isEmpty() ? (type.isEmpty() ? null : type) : code,
                RetryAfter.read(headers, "", clock.instant())
                        .or(() -> MetadataWait.in(error, clock.instant()))
                        .or(() -> RetryAfter.read(Map.of(), message, clock.instant()))
                        .orElse(null),
                AnswerRoom.told(kind, message));
    }

    private static JsonNode unwrap(JsonNode root) {
        JsonNode first = root.isArray() ? root.path(0) : root;
        JsonNode error = first.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            return error;
        }
        JsonNode miniMax = MiniMaxErrors.in(first);
        if (!miniMax.isMissingNode()) {
            return miniMax;
        }
        JsonNode listed = ListedErrors.first(first);
        return !listed.isMissingNode() && firstText(first).isBlank() ? listed : first;
    }

    private static String message(JsonNode error, int status) {
        String told = error.isTextual() ? error.textValue() : firstText(error);
        String cause = error.at(CAUSE).asText("");
        String message = cause.isBlank() ? told : told + ": " + cause;
        return ErrorBody.messageOr(status, message);
    }

    private static String firstText(JsonNode error) {
        for (String name : new String[] {"message", "detail", "error", "title", "msg", "status_msg"}) {
            JsonNode value = error.path(name);
            if (value.isTextual()) {
                return value.textValue();
            }
            if (value.isContainerNode() && !value.isEmpty()) {
                return value.toString();
            }
        }
        return "";
    }

    private static String code(JsonNode error) {
        String miniMax = MiniMaxErrors.code(error);
        return miniMax.isEmpty() ? text(error.path("code"), error.path("status")) : miniMax;
    }

    /** A number is a status again, not a code; then the word beside it tells more. */
    private static String text(JsonNode value, JsonNode otherwise) {
        return value.isTextual() ? value.textValue() : otherwise.asText("");
    }
}
