package io.llmrouter.engine.failover;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.test.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a target behaves for a while: in memory, and as the nearest fault over HTTP. */
enum Weather {
    FINE(Fault.NONE, null),
    SLOW(Fault.SLOW_FIRST_TOKEN, null),
    SILENT(Fault.NO_ANSWER, null),
    THROWING(Fault.MALFORMED_JSON, null),
    BREAKING_STREAMS(Fault.ERROR_EVENT_AFTER_CONTENT, FailureKind.SERVER_ERROR),
    THROWING_STREAMS(Fault.CUT_AFTER_CONTENT, FailureKind.SERVER_ERROR),
    OVERLOADED(Fault.OVERLOADED, FailureKind.OVERLOADED),
    FAILING(Fault.SERVER_ERROR, FailureKind.SERVER_ERROR),
    LOSING_CONNECTIONS(Fault.RESET_AFTER_READ, FailureKind.CONNECTION_LOST),
    LATE(Fault.GATEWAY_TIMEOUT, FailureKind.TIMEOUT),
    MUMBLING(Fault.MALFORMED_JSON, FailureKind.MALFORMED_RESPONSE),
    LIMITING(Fault.RATE_LIMITED_MILLIS, FailureKind.RATE_LIMITED);

    private final Fault fault;
    private final @Nullable FailureKind kind;

    Weather(Fault fault, @Nullable FailureKind kind) {
        this.fault = fault;
        this.kind = kind;
    }

    Fault fault() {
        return fault;
    }

    /** How calls fail in it; null when they do not fail at once. */
    @Nullable
    Failure failure() {
        Duration wait = kind == FailureKind.RATE_LIMITED ? Duration.ofMillis(40) : null;
        return kind == null ? null : new Failure(kind, "as the weather is", null, null, wait);
    }
}
