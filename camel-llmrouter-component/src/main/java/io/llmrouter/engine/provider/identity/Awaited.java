package io.llmrouter.engine.provider.identity;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Waits for what another thread finds out. Thread-safe; a wait ends early, and never by an exception. */
public final class Awaited {

    private Awaited() {}

    /**
     * What the future comes to, which completes with an outcome; the reason of the cancellation, as soon as there is one;
     * {@code CANCELLED} when the thread is interrupted, which it stays. The future itself goes on.
     */
    public static <T> Outcome<T> outcome(CompletableFuture<Outcome<T>> coming, Cancellation cancellation) {
        CompletableFuture<Outcome<T>> mine = coming.thenApply(Function.identity());
        Runnable leave =
                () -> mine.complete(Outcome.failed(cancellation.reason().orElseThrow()));
        cancellation.onCancel(leave);
        try {
            return mine.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(FailureKind.CANCELLED, "the thread that waited was interrupted");
        } catch (ExecutionException e) {
            return Outcome.failed(FailureKind.CONNECTION, "nothing was found out: " + e.getCause());
        } finally {
            cancellation.forget(leave);
        }
    }
}
