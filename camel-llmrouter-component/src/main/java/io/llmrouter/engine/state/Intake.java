package io.llmrouter.engine.state;

import io.llmrouter.engine.observe.Attempt;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that are over and not counted yet, kept apart by thread, so that threads that end calls of one target at once
 * do not wait for each other's counting. At most {@value #ROOM} in each of {@value #SHARES} shares; a full one is counted
 * by who fills it. Thread-safe: each share has a lock, which is held while its attempts are counted.
 */
final class Intake {

    private static final int SHARES = 8;
    private static final int ROOM = 16;

    /** An attempt that was over at a time in milliseconds. */
    record Over(Attempt attempt, long at) {}

    private final Share[] shares = new Share[SHARES];
    private final Consumer<Over> counting;
    private volatile boolean holdsAny;

    /** Has each attempt counted once, by one thread at a time, in the order in which a thread ended them. */
    Intake(Consumer<Over> counting) {
        this.counting = counting;
        for (int at = 0; at < SHARES; at++) {
            shares[at] = new Share();
        }
    }

    void add(Attempt attempt, long now) {
        shares[(int) (Thread.currentThread().getId() & (SHARES - 1))].add(new Over(attempt, now));
        if (!holdsAny) {
            holdsAny = true;
        }
    }

    /** Has all counted that was over before, and something done while nothing is being counted. */
    void settle(Runnable then) {
        settle();
        synchronized (this) {
            then.run();
        }
    }

    /** Has all counted that was over before. */
    void settle() {
        if (holdsAny) {
            // Before the shares are emptied: what is added meanwhile says so again.
            holdsAny = false;
            for (Share each : shares) {
                each.empty();
            }
        }
    }

    private final class Share {

        private final @Nullable Over[] over = new @Nullable Over[ROOM];
        private int count;

        synchronized void add(Over attempt) {
            over[count] = attempt;
            count++;
            if (count == ROOM) {
                empty();
            }
        }

        synchronized void empty() {
            int ended = count;
            count = 0;
            synchronized (Intake.this) {
                for (int at = 0; at < ended; at++) {
                    counting.accept(Objects.requireNonNull(over[at]));
                    over[at] = null;
                }
            }
        }
    }
}
