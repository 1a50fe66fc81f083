package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Assignment;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets identical requests in flight share one call, where the policy says so. The call runs in a thread of the executor,
 * so that no caller's end is another's; each waits as long as its own time allows, and one who joins a stream late gets
 * it from the beginning. Holds one entry for each shared call in flight.
 */
final class CoalesceStage implements Stage<Planned, Planned> {

    /** What must be the same. What conditions made of the caller's context is in the rule that applied. */
    private record Identity(
            ModelRequest<?> request,
            boolean streaming,
            String policy,
            @Nullable String rule,
            List<Assignment> assignments,
            List<String> models,
            @Nullable String strategy,
            @Nullable Money maxCost,
            @Nullable String tenant,
            Set<String> tags) {

        static Identity of(Planned call) {
            CallOptions options = call.call().options();
            return new Identity(
                    call.call().request(),
                    call.call().streaming(),
                    call.plan().policy(),
                    call.plan().rule(),
                    call.plan().trial().assignments(),
                    options.models(),
                    options.strategy(),
                    options.maxCost(),
                    options.tenant(),
                    options.tags());
        }
    }

    private final Map<Identity, Flight> flights = new ConcurrentHashMap<>();
    private final Executor executor;
    private final Pause pause;

    CoalesceStage(Executor executor, Pause pause) {
        this.executor = executor;
        this.pause = pause;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Planned> next) {
        return call.policy().coalesce() ? join(call, next) : next.proceed(call);
    }

    private Outcome<Reply> join(Planned call, Next<Planned> next) {
        Identity identity = Identity.of(call);
        while (true) {
            Flight mine = new Flight(call.call().log(), pause);
            Flight flight = flights.computeIfAbsent(identity, same -> mine);
            if (!flight.board()) {
                flights.remove(identity, flight);
                continue;
            }
            if (flight == mine) {
                executor.execute(() -> mine.fly(call, next, () -> flights.remove(identity, mine)));
            }
            return await(flight, call);
        }
    }

    private Outcome<Reply> await(Flight flight, Planned call) {
        CompletableFuture<Outcome<Reply>> mine = flight.landing().copy();
        Cancellation cancellation = call.call().cancellation();
        Runnable cancelled =
                () -> mine.complete(Outcome.failed(cancellation.reason().orElseThrow()));
        cancellation.onCancel(cancelled);
        Outcome<Reply> outcome;
        try {
            outcome = within(DeadlineStage.limit(call), mine);
        } finally {
            cancellation.forget(cancelled);
        }
        if (!outcome.isAnswered()) {
            flight.leave();
            return outcome;
        }
        call.call().log().sharedWith(flight.log());
        return outcome.map(flight::partOf);
    }

    private Outcome<Reply> within(Duration limit, CompletableFuture<Outcome<Reply>> answer) {
        if (!pause.until(answer, limit)) {
            return Thread.currentThread().isInterrupted()
                    ? Outcome.failed(FailureKind.CANCELLED, "the caller was interrupted")
                    : Outcome.failed(FailureKind.TIMEOUT, "no answer within " + limit.toMillis() + " ms");
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the shared call failed: " + e.getCause(), e.getCause());
        }
    }
}
