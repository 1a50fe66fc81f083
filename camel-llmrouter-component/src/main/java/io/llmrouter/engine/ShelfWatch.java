package io.llmrouter.engine;

import io.llmrouter.engine.exec.Chain;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again whether other versions of learned models are in force, which another process may have published.
 * The files are read in the tools' executor, one look at a time. Thread-safe.
 */
final class ShelfWatch {

    private final WiredKnowledge knowledge;
    private final Duration every;
    private final Chain.Tools tools;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Future<?> rounds;

    ShelfWatch(WiredKnowledge knowledge, Duration every, Chain.Tools tools) {
        this.knowledge = knowledge;
        this.every = every;
        this.tools = tools;
    }

    /** Begins to look, if there is anything to look at. */
    void start() {
        if (knowledge.hasShelves()) {
            rounds = tools.watchdog().every(every, this::round);
        }
    }

    void close() {
        Future<?> running = rounds;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void round() {
        if (looking.compareAndSet(false, true)) {
            tools.executor().execute(() -> {
                try {
                    knowledge.look();
                } finally {
                    looking.set(false);
                }
            });
        }
    }
}
