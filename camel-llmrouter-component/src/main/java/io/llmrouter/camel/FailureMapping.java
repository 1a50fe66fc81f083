package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What a failed call leaves on an exchange. */
final class FailureMapping {

    private FailureMapping() {}

    /** Sets what error handlers read: properties by upstream's names, and the decision, if there was one. */
    static void record(Exchange exchange, LlmRouterException exception) {
        Failure failure = exception.failure();
        exchange.setProperty(LlmRouterConstants.ERROR_CATEGORY_PROPERTY, category(failure.kind()));
        exchange.removeProperty(LlmRouterConstants.RETRY_AFTER_PROPERTY);
        if (failure.retryAfter() != null) {
            // Rounded up: who comes back within the last millisecond comes too early.
            exchange.setProperty(
                    LlmRouterConstants.RETRY_AFTER_PROPERTY,
                    failure.retryAfter().plusNanos(999_999).toMillis());
        }
        exception.decision().ifPresent(decision -> AnswerHeaders.decision(exchange.getMessage(), decision));
    }

    /** Puts the failure where a route without error handling can look at it. */
    static void explain(Message message, LlmRouterException exception) {
        message.setHeader(
                LlmRouterConstants.FAILURE_KIND, exception.failure().kind().word());
        message.setHeader(LlmRouterConstants.FAILURE_MESSAGE, exception.getMessage());
    }

    private static String category(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMITED, LIMIT_EXCEEDED -> "RATE_LIMIT";
            case AUTHENTICATION, BILLING, PERMISSION -> "AUTH";
            case INVALID_REQUEST, CONTEXT_LENGTH, TOO_LARGE, CONTENT_POLICY, NOT_FOUND, UNSUPPORTED -> "VALIDATION";
            case OVERLOADED, SERVER_ERROR, CONNECTION, CONNECTION_LOST, TIMEOUT, MALFORMED_RESPONSE -> "SERVER_ERROR";
            case TOOL_GENERATION_FAILED, BUDGET_EXCEEDED, BLOCKED, NO_ELIGIBLE_MODEL, CANCELLED, TRIPPED -> "UNKNOWN";
        };
    }
}
