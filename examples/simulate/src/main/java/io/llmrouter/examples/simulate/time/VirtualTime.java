package io.llmrouter.examples.simulate.time;

import io.llmrouter.engine.exec.Ticker;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clock that jumps from event to event. Code that blocks, such as a router's, runs in threads as it always does, but
 * only one of them at a time: when it lets time pass, the next event's thread has its turn. So a run takes as long as its
 * computing, and always goes the same way.
 *
 * <p>Not thread-safe: used by the one thread that has its turn, and by others before {@link #run} and after it.
 */
public final class VirtualTime implements InstantSource, Ticker, Pause {

    private final Instant start;
    private final ThreadFactory threads;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Worker current;
    private @Nullable Throwable broken;
    private long nanos;
    private long order;
    /** Starts and wakes to come: alarms alone do not keep a run going. */
    private long toCome;

    /** Begins at that moment, with threads of that kind. */
    public VirtualTime(Instant start, ThreadFactory threads) {
        this.start = start;
        this.threads = threads;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos);
    }

    @Override
    public long millis() {
        return start.toEpochMilli() + TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** The time since the beginning. */
    @Override
    public long nanos() {
        return nanos;
    }

    /** Starts an action at that time since the beginning, in a thread of its own. */
    public void start(long atNanos, Runnable action) {
        toCome++;
        events.add(Event.action(Event.Kind.START, Math.max(atNanos, nanos), order++, action));
    }

    /** Runs an action at that time since the beginning; it must not let time pass. */
    public Alarm alarm(long atNanos, Runnable action) {
        Event event = Event.action(Event.Kind.ALARM, Math.max(atNanos, nanos), order++, action);
        events.add(event);
        return new Alarm(event);
    }

    @Override
    public boolean pass(Duration time, Cancellation cancellation) {
        Worker me = Objects.requireNonNull(current, "time passes only for what was started in it");
        Sleep sleep = new Sleep(me, wake(nanos + time.toNanos(), me));
        Runnable hurry = sleep::hurry;
        cancellation.onCancel(hurry);
        sleep(me);
        cancellation.forget(hurry);
        return !sleep.hurried;
    }

    @Override
    public boolean until(CompletionStage<?> done, Duration atMost) {
        return !pass(atMost, Pause.endedBy(done));
    }

    /**
     * Lets all that was started happen, and waits for its end.
     *
     * @throws IllegalStateException if an action failed, or waits for something that does not come
     */
    public void run() throws InterruptedException {
        Worker first = new Worker(this, () -> {});
        current = first;
        threads.newThread(first).start();
        done.await();
        for (Worker worker : idle) {
            worker.give(null);
            worker.wake();
        }
        if (broken != null) {
            throw new IllegalStateException("the simulation broke off after " + Duration.ofNanos(nanos), broken);
        }
    }

    /** Runs what a worker was given; what is thrown ends the whole run. */
    void doing(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error thrown) {
            broken = thrown;
            events.clear();
            toCome = 0;
        }
    }

    /** Lets events happen until there is something for this worker to do, or for ever nothing. */
    void next(Worker me) {
        Event event = upcoming();
        if (event != null && event.kind() == Event.Kind.START) {
            me.give(event.action());
            event.end();
            return;
        }
        idle.push(me);
        if (event == null) {
            done.countDown();
        } else {
            turn(event);
        }
        me.waitTurn();
    }

    private void sleep(Worker me) {
        Event event = upcoming();
        if (event == null) {
            throw new IllegalStateException("nothing is to happen any more, but a call waits");
        }
        if (event.worker() == me) {
            event.end();
            return;
        }
        turn(event);
        me.waitTurn();
    }

    /** The next event that needs a thread; alarms go off on the way. */
    private @Nullable Event upcoming() {
        while (toCome > 0) {
            Event event = events.remove();
            if (event.isOver()) {
                continue;
            }
            nanos = event.at();
            if (event.kind() != Event.Kind.ALARM) {
                toCome--;
                return event;
            }
            Runnable action = Objects.requireNonNull(event.action());
            event.end();
            doing(action);
        }
        return null;
    }

    /** Hands the turn over. */
    private void turn(Event event) {
        Worker other = event.worker();
        Runnable action = event.action();
        event.end();
        if (other != null) {
            current = other;
            other.wake();
            return;
        }
        Worker free = idle.poll();
        if (free != null) {
            current = free;
            free.give(action);
            free.wake();
            return;
        }
        Worker fresh = new Worker(this, Objects.requireNonNull(action));
        current = fresh;
        threads.newThread(fresh).start();
    }

    private Event wake(long atNanos, Worker worker) {
        toCome++;
        Event event = Event.wake(atNanos, order++, worker);
        events.add(event);
        return event;
    }

    /** One wait of one worker. */
    private final class Sleep {

        private final Worker worker;
        private final Event planned;
        private boolean hurried;

        Sleep(Worker worker, Event planned) {
            this.worker = worker;
            this.planned = planned;
        }

        /** Ends the wait now. */
        void hurry() {
            if (!planned.isOver()) {
                planned.end();
                toCome--;
                hurried = true;
                wake(nanos, worker);
            }
        }
    }

    /** An action that is to run. */
    public static final class Alarm {

        private final Event event;

        private Alarm(Event event) {
            this.event = event;
        }

        /** Whether it has run, or was dropped. */
        public boolean isOver() {
            return event.isOver();
        }

        /** When it goes off, in nanoseconds since the beginning. */
        public long at() {
            return event.at();
        }

        /** Lets it not run, if it has not. */
        public void drop() {
            event.end();
        }
    }
}
