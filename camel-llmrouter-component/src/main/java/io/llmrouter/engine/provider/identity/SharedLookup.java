package io.llmrouter.engine.provider.identity;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs a library's lookup, which can neither be cancelled nor interrupted, on a thread of its own: calls leave when
 * they are cancelled, while the lookup goes on. Calls that come while one runs share its outcome.
 *
 * <p>Thread-safe without a lock. Whoever puts a future into {@code underWay} starts the thread, which removes the
 * future before completing it, whatever happens. The thread is a daemon, and ends when it has been idle for a while.
 *
 * @param <T> what is found
 */
public final class SharedLookup<T> {

    private static final int SECONDS_IDLE = 30;

    private final Supplier<Outcome<T>> look;
    private final AtomicReference<CompletableFuture<Outcome<T>>> underWay = new AtomicReference<>();
    private final Executor thread =
            new ThreadPoolExecutor(0, 1, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread started = new Thread(task, "llmrouter-identity");
                started.setDaemon(true);
                return started;
            });

    /** Looks by that, each time it is asked and does not look already. */
    public SharedLookup(Supplier<Outcome<T>> look) {
        this.look = look;
    }

    /** What is found, or the failure of the cancellation as soon as there is one. */
    public Outcome<T> get(Cancellation cancellation) {
        CompletableFuture<Outcome<T>> mine = new CompletableFuture<>();
        CompletableFuture<Outcome<T>> other = underWay.compareAndExchange(null, mine);
        if (other != null) {
            return OutcomeWait.outcome(other, cancellation);
        }
        boolean started = false;
        try {
            thread.execute(() -> end(mine, found()));
            started = true;
        } finally {
            if (!started) {
                end(mine, Outcome.failed(FailureKind.CONNECTION, "no thread could be started"));
            }
        }
        return OutcomeWait.outcome(mine, cancellation);
    }

    private Outcome<T> found() {
        try {
            return look.get();
        } catch (RuntimeException | LinkageError e) {
            // Not its message: it may quote what was found.
            return Outcome.failed(
                    FailureKind.CONNECTION,
                    "what opens the account could not be found out: "
                            + e.getClass().getName());
        }
    }

    private void end(CompletableFuture<Outcome<T>> future, Outcome<T> outcome) {
        underWay.set(null);
        future.complete(outcome);
    }
}
