package io.llmrouter.examples.simulate.time;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Schedules in {@link VirtualTime}. What is scheduled runs between the turns of workers and must not let time pass; what
 * is executed has a worker of its own. What repeats does so every ten seconds at most: a router keeps its scheduler's real
 * thread awake by a beat, which would be most of the events of a month.
 */
public final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private static final long SHORTEST_REPEAT = TimeUnit.SECONDS.toNanos(10);

    private final VirtualTime time;
    private boolean shut;

    public VirtualScheduler(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void execute(Runnable command) {
        time.start(time.nanos(), command);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return new Once<>(() -> {
                    command.run();
                    return true;
                })
                .in(unit.toNanos(delay));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return new Once<>(callable).in(unit.toNanos(delay));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(command, initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return new Again(command, Math.max(unit.toNanos(delay), SHORTEST_REPEAT)).in(unit.toNanos(initialDelay));
    }

    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shut;
    }

    /** A task with its alarm. */
    private abstract class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private VirtualTime.@Nullable Alarm alarm;

        Task(Callable<V> callable) {
            super(callable);
        }

        final Task<V> in(long nanos) {
            alarm = time.alarm(time.nanos() + nanos, this);
            return this;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            VirtualTime.Alarm set = alarm;
            if (set != null) {
                set.drop();
            }
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            VirtualTime.Alarm set = alarm;
            return set == null ? 0 : unit.convert(set.at() - time.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private final class Once<V> extends Task<V> {

        Once(Callable<V> callable) {
            super(callable);
        }
    }

    private final class Again extends Task<Object> {

        private final long every;

        Again(Runnable command, long every) {
            super(() -> {
                command.run();
                return command;
            });
            this.every = every;
        }

        @Override
        public void run() {
            if (runAndReset()) {
                in(every);
            }
        }
    }
}
