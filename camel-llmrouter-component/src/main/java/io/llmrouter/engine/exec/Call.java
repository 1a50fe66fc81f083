package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.wire.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * A call as it comes in.
 *
 * @param request what is asked
 * @param options how the caller wants it routed
 * @param streaming whether the answer is to arrive piece by piece, which only a chat's does
 * @param cancellation ends the whole call
 * @param log what was decided and tried
 * @param deadline when it must be over
 */
public record Call(
        ModelRequest<?> request,
        CallOptions options,
        boolean streaming,
        Cancellation cancellation,
        CallLog log,
        Deadline deadline) {

    /** A call that may take as long as it likes, until a stage says otherwise. */
    public Call(
            ModelRequest<?> request, CallOptions options, boolean streaming, Cancellation cancellation, CallLog log) {
        this(request, options, streaming, cancellation, log, Deadline.NONE);
    }

    Call under(Cancellation other) {
        return new Call(request, options, streaming, other, log, deadline);
    }

    Call by(Deadline other) {
        return new Call(request, options, streaming, cancellation, log, other);
    }

    /** The same, answered whole. */
    Call whole() {
        return new Call(request, options, false, cancellation, log, deadline);
    }

    Call asking(ModelRequest<?> other) {
        return new Call(other, options, streaming, cancellation, log, deadline);
    }

    /** The same, for everyone who asks it: ended by that alone, and not in a hurry. */
    Call alone(Cancellation other) {
        return new Call(request, options.withTimeout(null), streaming, other, log, Deadline.NONE);
    }

    /** The options as they hold now: what was spent already is off the most that the call may cost. */
    CallOptions optionsNow() {
        Money most = options.maxCost();
        return most == null ? options : options.withMaxCost(left(most, log.spent()));
    }

    /** What may still be spent; an unknown cost leaves nothing. */
    private static Money left(Money most, @Nullable Money spent) {
        return spent == null ? Money.ZERO : new Money(Math.max(0, most.nanos() - spent.nanos()));
    }
}
