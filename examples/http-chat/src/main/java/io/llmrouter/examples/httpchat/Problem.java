package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.FailureKind;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * What went wrong, in the form of RFC 9457.
 *
 * @param title the kind of failure in words
 * @param status the HTTP status
 * @param kind the kind of failure, as a word
 * @param detail what happened, for a person
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Problem(String title, int status, String kind, String detail) {

    private Problem(int status, String kind, String detail) {
        this(kind.replace('_', ' '), status, kind, detail);
    }

    static Problem of(Throwable why) {
        if (why instanceof Refusal refusal) {
            String kind = refusal.status() == 404 ? "not_found" : "invalid_request";
            return new Problem(refusal.status(), kind, String.valueOf(refusal.getMessage()));
        }
        if (why instanceof LlmRouterException failed) {
            FailureKind kind = failed.failure().kind();
            return new Problem(status(kind), kind.word(), String.valueOf(failed.getMessage()));
        }
        return new Problem(500, "internal_error", "the request could not be answered");
    }

    /** Why an answer did not reach its callback. */
    static Problem undeliverable(Throwable why) {
        String reason = why instanceof HttpOperationFailedException refused
                ? "status " + refused.getStatusCode()
                : why.getClass().getSimpleName() + ": " + why.getMessage();
        return new Problem(502, "undeliverable", "the callback did not take the answer; at last it said: " + reason);
    }

    static Problem of(int status, String kind, String detail) {
        return new Problem(status, kind, detail);
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
}
