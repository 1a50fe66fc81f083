package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.wire.Cancellation;

/**
 * A call as it comes in.
 *
 * @param request what is asked
 * @param options how the caller wants it routed
 * @param streaming whether the answer is to arrive piece by piece
 * @param cancellation ends the whole call
 * @param log what was decided and tried
 */
public record Call(
        ChatRequest request, CallOptions options, boolean streaming, Cancellation cancellation, CallLog log) {

    Call under(Cancellation other) {
        return new Call(request, options, streaming, other, log);
    }
}
