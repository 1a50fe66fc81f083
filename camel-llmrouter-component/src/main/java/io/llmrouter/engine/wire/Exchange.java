package io.llmrouter.engine.wire;

import io.llmrouter.engine.model.Failure;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** One request under way and its tie to the cancellation, from before it is sent until its answer is read or given up. */
final class Exchange {

    private final HttpUriRequestBase request;
    private final RequestBody body;
    private final Cancellation cancellation;
    private final Runnable abort;

    Exchange(HttpUriRequestBase request, RequestBody body, Cancellation cancellation) {
        this.request = request;
        this.body = body;
        this.cancellation = cancellation;
        this.abort = request::abort;
        cancellation.onCancel(abort);
    }

    Failure failure(IOException problem) {
        return WireFailures.of(problem, body.sent(), cancellation);
    }

    /** Closes the connection, unless the body was read to its end: then it is in the pool already and stays there. */
    void end() {
        cancellation.forget(abort);
        request.abort();
    }
}
