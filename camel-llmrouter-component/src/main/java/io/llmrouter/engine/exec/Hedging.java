package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Hedge;
import io.llmrouter.engine.state.HedgeBudgets;
import io.llmrouter.engine.wire.Pause;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Asks a second candidate when the first is late, within the policy's hedge budget. The first call stays in the caller's
 * thread; the hedge gets one of the executor's. Thread-safe.
 */
final class Hedging {

    private final Watchdog watchdog;
    private final Executor executor;
    private final HedgeBudgets budgets;
    private final Pause pause;

    Hedging(Watchdog watchdog, Executor executor, HedgeBudgets budgets, Pause pause) {
        this.watchdog = watchdog;
        this.executor = executor;
        this.budgets = budgets;
        this.pause = pause;
    }

    /**
     * The first answer of two.
     *
     * @param cursor hands the hedge its candidate
     * @param first the call without a hedge
     * @param next makes the hedge, which does not walk on: there is at most one
     */
    Outcome<Reply> race(Hedge hedge, Planned call, Cursor cursor, Next<Planned> first, Next<Aimed> next) {
        budgets.called(call.policy().name(), hedge);
        Race race = new Race(call, pause);
        Runnable second = () -> second(hedge, call, cursor, next, race);
        try (Watchdog.Watch watch = watchdog.watch(hedge.after(), () -> executor.execute(second))) {
            return race.first(first);
        }
    }

    private void second(Hedge hedge, Planned call, Cursor cursor, Next<Aimed> next, Race race) {
        Optional<Aimed> aimed = cursor.peek().map(candidate -> new Aimed(call, candidate, true, false));
        if (aimed.isEmpty() || !race.mayHedge()) {
            return;
        }
        Candidate candidate = aimed.get().candidate();
        if (budgets.tryTake(call.policy().name(), hedge, aimed.get().estimate()) && cursor.take(candidate)) {
            race.second(timed -> next.proceed(new Aimed(timed.asHedge(), candidate, true, false)));
        }
    }
}
