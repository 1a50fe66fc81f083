package io.llmrouter.engine.wire;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Tells what an exception of the HTTP client means for a call: what may be tried next depends on whether it was sent. */
final class WireFailures {

    private WireFailures() {}

    static Failure of(IOException problem, boolean sent, Cancellation cancellation) {
        return cancellation.reason().orElseGet(() -> classify(problem, sent));
    }

    private static Failure classify(IOException problem, boolean sent) {
        if (problem instanceof OversizeException) {
            return failure(FailureKind.TOO_LARGE, problem, "");
        }
        if (problem instanceof CorruptFrameException) {
            return failure(FailureKind.MALFORMED_RESPONSE, problem, "");
        }
        if (problem instanceof MessageConstraintException) {
            return failure(FailureKind.MALFORMED_RESPONSE, problem, "headers without measure: ");
        }
        if (problem instanceof ConnectionRequestTimeoutException) {
            return failure(FailureKind.CONNECTION, problem, "no connection was free in the pool: ");
        }
        if (problem instanceof UnknownHostException) {
            return failure(FailureKind.CONNECTION, problem, "unknown host: ");
        }
        if (neverConnected(problem)) {
            return failure(FailureKind.CONNECTION, problem, "could not connect: ");
        }
        if (problem instanceof SocketTimeoutException) {
            return failure(FailureKind.TIMEOUT, problem, "no answer in time: ");
        }
        if (problem instanceof InterruptedIOException) {
            return failure(FailureKind.CANCELLED, problem, "the calling thread was interrupted: ");
        }
        if (!sent) {
            String what = problem instanceof SSLException ? "no secure connection: " : "could not send: ";
            return failure(FailureKind.CONNECTION, problem, what);
        }
        return failure(FailureKind.CONNECTION_LOST, problem, "the connection broke: ");
    }

    private static boolean neverConnected(IOException problem) {
        return problem instanceof ConnectException
                || problem instanceof ConnectTimeoutException
                || problem instanceof NoRouteToHostException;
    }

    private static Failure failure(FailureKind kind, IOException problem, String what) {
        String message = problem.getMessage();
        return Failure.of(kind, what + (message == null ? problem.getClass().getSimpleName() : message));
    }
}
