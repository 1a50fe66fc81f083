package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call that several callers wait for. It belongs to none of them: each may leave at any time, and only when all have
 * left is it given up. Who is aboard is guarded by this object's lock.
 */
final class Flight {

    private static final Failure DESERTED = Failure.of(FailureKind.CANCELLED, "nobody waits for the answer any more");

    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Outcome<Reply>> landing = new CompletableFuture<>();
    private final CallLog log;
    private final Pause pause;
    private @Nullable SharedStream shared;
    private @Nullable ReplyStream source;
    private int aboard;
    private boolean closed;

    /** A flight that is written down in the log of the caller who began it; those aboard wait for each other so. */
    Flight(CallLog log, Pause pause) {
        this.log = log;
        this.pause = pause;
    }

    CallLog log() {
        return log;
    }

    CompletableFuture<Outcome<Reply>> landing() {
        return landing;
    }

    /** Takes a caller aboard; not when it was given up or is over. */
    synchronized boolean board() {
        if (!closed) {
            aboard++;
        }
        return !closed;
    }

    /** A caller leaves; the last one gives the flight up. */
    void leave() {
        ReplyStream stream;
        synchronized (this) {
            aboard--;
            if (aboard > 0) {
                return;
            }
            closed = true;
            stream = source;
        }
        cancellation.cancel(DESERTED);
        if (stream != null) {
            stream.close();
        }
    }

    /**
     * Makes the call in this thread.
     *
     * @param over run once nobody can join any more: the answer is there, or the stream is over
     */
    void fly(Planned call, Next<Planned> next, Runnable over) {
        try {
            Outcome<Reply> outcome = next.proceed(call.with(call.call().alone(cancellation)));
            Outcome<Reply> shared = outcome.map(reply -> reply.fold(whole -> whole, this::share));
            Ending.whenOver(outcome, failure -> over.run());
            landing.complete(shared);
        } catch (RuntimeException e) {
            over.run();
            landing.completeExceptionally(e);
        }
    }

    private Reply share(Reply.Live live) {
        boolean deserted;
        synchronized (this) {
            source = live.stream();
            shared = new SharedStream(live.stream(), pause);
            deserted = closed;
        }
        if (deserted) {
            live.stream().close();
        }
        return live;
    }

    /** What one caller gets of the answer; it leaves by itself when it has had all of it. */
    Reply partOf(Reply reply) {
        return reply.fold(
                whole -> {
                    leave();
                    return whole;
                },
                live -> new Reply.Live(live.target(), reader()));
    }

    private synchronized ReplyStream reader() {
        SharedStream stream = shared;
        if (stream == null) {
            throw new IllegalStateException("the flight has not landed");
        }
        return stream.reader(this::leave);
    }
}
