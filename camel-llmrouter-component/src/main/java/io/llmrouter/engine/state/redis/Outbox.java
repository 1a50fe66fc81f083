package io.llmrouter.engine.state.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * News that wait to be written. When there are too many, the oldest are dropped and counted. While it is shut, it takes none.
 * Thread-safe without locks: whoever offers never waits.
 */
final class Outbox {

    /** How many may wait: some seconds of a busy node, or a longer absence of Redis from a quiet one. */
    static final int ROOM = 10_000;

    private final Queue<News> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private volatile boolean open;

    /** Whether it takes any. */
    boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
    }

    /** Takes no more, and throws away those that wait. */
    void shut() {
        open = false;
        while (!waiting.isEmpty()) {
            take(ROOM);
        }
    }

    void offer(News news) {
        if (open) {
            waiting.add(news);
            if (size.incrementAndGet() > ROOM && waiting.poll() != null) {
                size.decrementAndGet();
                dropped.increment();
            }
        }
    }

    /** The oldest, up to so many; empty when there are none. */
    List<News> take(int most) {
        List<News> taken = new ArrayList<>();
        while (taken.size() < most) {
            News next = waiting.poll();
            if (next == null) {
                break;
            }
            size.decrementAndGet();
            taken.add(next);
        }
        return taken;
    }

    /** How many were dropped since the start. */
    long dropped() {
        return dropped.sum();
    }
}
