package io.llmrouter.engine.exec;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Acts when something is late. One scheduled thread watches over every call; pushing a watch on is one write, so that a
 * stream may do it at each event. Thread-safe.
 *
 * <p>An idle beat keeps something at the head of the scheduler's queue. Without it each new watch would be the first in
 * the queue and wake the scheduler's thread, only to be cancelled a moment later: two context switches for every call.
 */
public final class Watchdog implements AutoCloseable {

    private static final long BEAT_MILLIS = 50;

    private final ScheduledExecutorService scheduler;
    private final Ticker ticker;
    private final Future<?> beat;

    public Watchdog(ScheduledExecutorService scheduler, Ticker ticker) {
        this.scheduler = scheduler;
        this.ticker = ticker;
        this.beat = scheduler.scheduleWithFixedDelay(() -> {}, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops the beat; the scheduler is its owner's to stop. */
    @Override
    public void close() {
        beat.cancel(false);
    }

    /** The end of that long from now, by the same ticker. */
    Deadline deadline(Duration limit) {
        return Deadline.in(limit, ticker);
    }

    /** Runs the action again and again, with that long between. */
    public Future<?> every(Duration interval, Runnable action) {
        return scheduler.scheduleWithFixedDelay(action, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs the action after that long, unless the watch is pushed on or closed before. */
    Watch watch(Duration limit, Runnable late) {
        Watch watch = new Watch(ticker.nanos() + limit.toNanos(), late);
        watch.schedule(limit.toNanos());
        return watch;
    }

    /** One thing that is watched. */
    final class Watch implements AutoCloseable {

        private final Runnable late;
        private volatile long due;
        private volatile boolean closed;
        private volatile @Nullable Future<?> alarm;

        private Watch(long due, Runnable late) {
            this.due = due;
            this.late = late;
        }

        /** Starts the time anew. */
        void push(Duration limit) {
            due = ticker.nanos() + limit.toNanos();
        }

        @Override
        public void close() {
            closed = true;
            cancelAlarm();
        }

        private void cancelAlarm() {
            Future<?> current = alarm;
            if (current != null) {
                current.cancel(false);
            }
        }

        private void schedule(long nanos) {
            try {
                alarm = scheduler.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The engine is closed: what is still under way is late by definition.
                late.run();
                return;
            }
            if (closed) {
                cancelAlarm();
            }
        }

        private void ring() {
            if (closed) {
                return;
            }
            long left = due - ticker.nanos();
            if (left > 0) {
                schedule(left);
            } else {
                late.run();
            }
        }
    }
}
