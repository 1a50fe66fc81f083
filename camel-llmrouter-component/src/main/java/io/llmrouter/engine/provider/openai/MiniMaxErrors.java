package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.model.FailureKind;
import java.util.Map;
import java.util.Optional;

/**
 * MiniMax's word on how a call went: {@code base_resp}, whose {@code status_code} is 0 beside an answer and tells an error
 * else, mostly with status 200. The codes are documented at
 * https://platform.minimax.io/docs/api-reference/errorcode. Stateless.
 */
final class MiniMaxErrors {

    private static final String CODE = "status_code";

    /** 1039 is the limit on tokens in a minute, 2056 that of a plan's hours, 2061 a model that is not in the plan. */
    private static final Map<Integer, FailureKind> KINDS = Map.ofEntries(
            Map.entry(1000, FailureKind.SERVER_ERROR),
            Map.entry(1001, FailureKind.TIMEOUT),
            Map.entry(1002, FailureKind.RATE_LIMITED),
            Map.entry(1004, FailureKind.AUTHENTICATION),
            Map.entry(1008, FailureKind.BILLING),
            Map.entry(1013, FailureKind.SERVER_ERROR),
            Map.entry(1024, FailureKind.SERVER_ERROR),
            Map.entry(1026, FailureKind.CONTENT_POLICY),
            Map.entry(1027, FailureKind.CONTENT_POLICY),
            Map.entry(1033, FailureKind.SERVER_ERROR),
            Map.entry(1039, FailureKind.RATE_LIMITED),
            Map.entry(1041, FailureKind.RATE_LIMITED),
            Map.entry(1042, FailureKind.INVALID_REQUEST),
            Map.entry(2013, FailureKind.INVALID_REQUEST),
            Map.entry(2045, FailureKind.RATE_LIMITED),
            Map.entry(2049, FailureKind.AUTHENTICATION),
            Map.entry(2056, FailureKind.RATE_LIMITED),
            Map.entry(2061, FailureKind.PERMISSION));

    private MiniMaxErrors() {}

    /** The error that an answer tells; missing where it tells none. */
    static JsonNode in(JsonNode root) {
        JsonNode told = root.path("base_resp");
        return told.path(CODE).asInt(0) == 0 ? MissingNode.getInstance() : told;
    }

    /** Its code; empty where the error is not of that form. */
    static String code(JsonNode error) {
        return error.has("status_msg") ? error.path(CODE).asText("") : "";
    }

    /** What kind of failure it is; empty where the code is not known, or the error is not of that form. */
    static Optional<FailureKind> kind(JsonNode error) {
        return code(error).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(KINDS.get(error.path(CODE).asInt()));
    }
}
