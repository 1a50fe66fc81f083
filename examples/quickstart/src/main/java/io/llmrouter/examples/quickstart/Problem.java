package io.llmrouter.examples.quickstart;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.FailureKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong with a request, in the form of RFC 9457.
 *
 * @param status the HTTP status
 * @param kind the kind of failure, as a word
 * @param detail what happened, for a person
 */
record Problem(int status, String kind, String detail) {

    static Problem of(Throwable why) {
        if (why instanceof Refusal refusal) {
            return new Problem(400, "invalid_request", String.valueOf(refusal.getMessage()));
        }
        if (why instanceof LlmRouterException failed) {
            FailureKind kind = failed.failure().kind();
            return new Problem(status(kind), kind.word(), String.valueOf(failed.getMessage()));
        }
        return new Problem(500, "internal_error", "the request could not be answered");
    }

    private static int status(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST, CONTEXT_LENGTH, CONTENT_POLICY, BLOCKED -> 400;
            case UNSUPPORTED -> 422;
            case TOO_LARGE -> 413;
            case RATE_LIMITED, LIMIT_EXCEEDED, BUDGET_EXCEEDED -> 429;
            case TIMEOUT -> 504;
            case NO_ELIGIBLE_MODEL, OVERLOADED -> 503;
            default -> 502;
        };
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", "about:blank");
        facts.put("title", kind.replace('_', ' '));
        facts.put("status", status);
        facts.put("kind", kind);
        facts.put("detail", detail);
        return facts;
    }
}
