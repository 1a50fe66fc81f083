package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Endpoint;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.URISupport;

/** What an exception of a Camel endpoint means to the engine. */
final class EndpointFailures {

    private EndpointFailures() {}

    static Failure of(Exception exception, Endpoint endpoint) {
        LlmRouterException nested = ObjectHelper.getException(LlmRouterException.class, exception);
        if (nested != null) {
            return nested.failure();
        }
        HttpOperationFailedException http = ObjectHelper.getException(HttpOperationFailedException.class, exception);
        String message = URISupport.sanitizeUri(endpoint.getEndpointUri()) + ": " + exception.getMessage();
        return http == null
                ? Failure.of(kind(exception), message)
                : new Failure(kind(http.getStatusCode()), message, http.getStatusCode(), null, null);
    }

    private static FailureKind kind(Exception exception) {
        if (has(exception, ConnectException.class) || has(exception, UnknownHostException.class)) {
            return FailureKind.CONNECTION;
        }
        if (has(exception, SocketTimeoutException.class)
                || has(exception, TimeoutException.class)
                || has(exception, ExchangeTimedOutException.class)) {
            return FailureKind.TIMEOUT;
        }
        return has(exception, IOException.class) ? FailureKind.CONNECTION_LOST : FailureKind.SERVER_ERROR;
    }

    private static boolean has(Exception exception, Class<? extends Throwable> type) {
        return ObjectHelper.getException(type, exception) != null;
    }

    private static FailureKind kind(int status) {
        return switch (status) {
            case 401 -> FailureKind.AUTHENTICATION;
            case 402 -> FailureKind.BILLING;
            case 403 -> FailureKind.PERMISSION;
            case 404 -> FailureKind.NOT_FOUND;
            case 408, 504 -> FailureKind.TIMEOUT;
            case 413 -> FailureKind.TOO_LARGE;
            case 429 -> FailureKind.RATE_LIMITED;
            case 503, 529 -> FailureKind.OVERLOADED;
            default -> status < 500 ? FailureKind.INVALID_REQUEST : FailureKind.SERVER_ERROR;
        };
    }
}
