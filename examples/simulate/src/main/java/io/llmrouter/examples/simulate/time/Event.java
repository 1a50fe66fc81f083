package io.llmrouter.examples.simulate.time;

import org.jspecify.annotations.Nullable;

/** Something that happens at a moment of virtual time, unless it is dropped before; at the same moment, in order. */
final class Event implements Comparable<Event> {

    /** What happens. */
    enum Kind {
        /** An action runs, which must not let time pass. */
        ALARM,
        /** An action starts in a worker of its own, and may let time pass. */
        START,
        /** A worker goes on. */
        WAKE
    }

    private final Kind kind;
    private final long at;
    private final long order;
    private @Nullable Runnable action;
    private @Nullable Worker worker;
    private boolean over;

    private Event(Kind kind, long at, long order) {
        this.kind = kind;
        this.at = at;
        this.order = order;
    }

    static Event action(Kind kind, long at, long order, Runnable action) {
        Event event = new Event(kind, at, order);
        event.action = action;
        return event;
    }

    static Event wake(long at, long order, Worker worker) {
        Event event = new Event(Kind.WAKE, at, order);
        event.worker = worker;
        return event;
    }

    Kind kind() {
        return kind;
    }

    long at() {
        return at;
    }

    @Nullable
    Runnable action() {
        return action;
    }

    @Nullable
    Worker worker() {
        return worker;
    }

    /** Whether it happened, or was dropped. */
    boolean isOver() {
        return over;
    }

    /** Marks it as over, and lets go of what it held: a dropped event stays in the queue until its moment. */
    void end() {
        over = true;
        action = null;
    }

    @Override
    public int compareTo(Event other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
