package io.llmrouter.engine.provider.identity;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Waits for an outcome that another thread finds. Stateless; a cancellation or an interrupt ends the wait as a failure,
 * never as an exception.
 */
public final class OutcomeWait {

    private OutcomeWait() {}

    /**
     * The outcome that the future completes with. A failure as soon as the call is cancelled, with the reason for that,
     * and {@code CANCELLED} when the thread is interrupted, which it stays. The future itself goes on.
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
