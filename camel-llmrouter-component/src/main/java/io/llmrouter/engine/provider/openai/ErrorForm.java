package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.FailureKind;

/**
 * Maps a failure to the HTTP status and to OpenAI's error type and code that a client sees. A provider that refuses our
 * key is a bad gateway, not the client's bad key.
 */
record ErrorForm(int status, String type, String code) {

    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";

    static ErrorForm of(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMITED, LIMIT_EXCEEDED -> new ErrorForm(429, "requests", "rate_limit_exceeded");
            case BUDGET_EXCEEDED -> new ErrorForm(429, "insufficient_quota", "insufficient_quota");
            case OVERLOADED, TRIPPED, NO_ELIGIBLE_MODEL -> new ErrorForm(503, SERVER, kind.word());
            case SERVER_ERROR,
                    CONNECTION,
                    CONNECTION_LOST,
                    MALFORMED_RESPONSE,
                    TOOL_GENERATION_FAILED,
                    AUTHENTICATION,
                    BILLING,
                    PERMISSION -> new ErrorForm(502, SERVER, kind.word());
            case TIMEOUT -> new ErrorForm(504, SERVER, kind.word());
            case NOT_FOUND -> new ErrorForm(404, INVALID, "model_not_found");
            case CONTEXT_LENGTH -> new ErrorForm(400, INVALID, "context_length_exceeded");
            case TOO_LARGE -> new ErrorForm(413, INVALID, "request_too_large");
            case CONTENT_POLICY -> new ErrorForm(400, INVALID, "content_policy_violation");
            case INVALID_REQUEST, UNSUPPORTED, BLOCKED -> new ErrorForm(400, INVALID, kind.word());
            case CANCELLED -> new ErrorForm(499, SERVER, kind.word());
        };
    }
}
