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
 * Finds out what a library knows or asks for, which can neither be cancelled nor interrupted, on a thread of its own:
 * calls leave when they are cancelled, and the library goes on. Calls that come while it is busy share what it finds.
 *
 * <p>Thread-safe, without a lock. {@code underWay} is the right to look: whoever puts its own future there starts the
 * thread, which takes the future away before it completes it, whatever happens. The thread is a daemon, and ends when
 * it has had nothing to do for a while.
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
            return Awaited.outcome(other, cancellation);
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
        return Awaited.outcome(mine, cancellation);
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
