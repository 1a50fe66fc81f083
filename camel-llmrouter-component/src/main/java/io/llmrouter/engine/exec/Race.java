package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call and its hedge: the first answer wins, the other call is cancelled, and an answer that comes too late is closed.
 * If the call fails while the hedge is under way, the hedge decides. Guarded by its own lock; the caller waits for the
 * hedge without it.
 */
final class Race {

    private static final Failure BEATEN = Failure.of(FailureKind.CANCELLED, "another candidate answered first");

    private final Planned call;
    private final Pause pause;
    private final Cancellation firstRun;
    private final Cancellation secondRun;
    private boolean hedged;
    private boolean firstIsOver;
    private final CompletableFuture<Outcome<Reply>> hedge = new CompletableFuture<>();

    Race(Planned call, Pause pause) {
        this.call = call;
        this.pause = pause;
        this.firstRun = call.call().cancellation().child();
        this.secondRun = call.call().cancellation().child();
    }

    /** Whether a hedge still makes sense. */
    synchronized boolean mayHedge() {
        return !hedged && !firstIsOver;
    }

    /** Runs the call in this thread; returns the answer that won. */
    Outcome<Reply> first(Next<Planned> run) {
        Outcome<Reply> outcome = run.proceed(under(firstRun));
        Outcome<Reply> other = otherAfter(outcome);
        if (outcome.isAnswered() && (other == null || !other.isAnswered())) {
            released(outcome, firstRun);
            secondRun.release();
            return outcome;
        }
        if (other == null || !other.isAnswered()) {
            firstRun.release();
            secondRun.release();
            return outcome;
        }
        discard(outcome);
        firstRun.release();
        released(other, secondRun);
        return other;
    }

    /** Runs the hedge in this thread. */
    void second(Next<Planned> run) {
        synchronized (this) {
            if (!mayHedge()) {
                return;
            }
            hedged = true;
        }
        Outcome<Reply> outcome = run.proceed(under(secondRun));
        boolean late;
        synchronized (this) {
            late = firstIsOver && secondRun.reason().isPresent();
            hedge.complete(outcome);
        }
        if (late) {
            discard(outcome);
        } else if (outcome.isAnswered()) {
            firstRun.cancel(BEATEN);
        }
    }

    /** What the hedge came to: at once when it has won or never was, else when it is over. */
    private @Nullable Outcome<Reply> otherAfter(Outcome<Reply> first) {
        synchronized (this) {
            firstIsOver = true;
            if (!hedged || hedge.isDone()) {
                return hedge.getNow(null);
            }
            if (first.isAnswered()) {
                secondRun.cancel(BEATEN);
                return null;
            }
        }
        return await();
    }

    /** Waits for the hedge, without the lock. */
    private @Nullable Outcome<Reply> await() {
        if (!pause.until(hedge, Pause.FOR_EVER)) {
            secondRun.cancel(Failure.of(FailureKind.CANCELLED, "the caller was interrupted"));
        }
        return hedge.getNow(null);
    }

    private Planned under(Cancellation run) {
        return call.with(call.call().under(run));
    }

    private static void released(Outcome<Reply> outcome, Cancellation run) {
        Ending.whenOver(outcome, failure -> run.release());
    }

    private static void discard(Outcome<Reply> outcome) {
        outcome.map(reply -> reply.fold(whole -> true, live -> {
            live.stream().close();
            return true;
        }));
    }
}
