package io.llmrouter.engine.state.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The streams that news go by, in the order they are read in; each keeps about as many of the latest as it has room for. */
enum Channel {
    /** Which experiments began, and which canaries were taken back: read before the calls that are counted in them. */
    MILESTONES("milestones", 1_000, null),
    /** Calls that ended. What is older than eight half-lives says nothing any more. */
    CALLS("calls", 10_000, Duration.ofMinutes(40)),
    /** Who is bound to whom: twice as many as a strategy usually remembers. */
    BINDINGS("bindings", 20_000, null),
    /** What was learned of targets: ten times what usually counts. */
    LESSONS("lessons", 10_000, null),
    /** What is counted of experiments. */
    TRIALS("trials", 20_000, null),
    /** How many calls are under way, which is old in a moment. */
    BUSY("busy", 1_000, Duration.ZERO);

    private final String word;
    private final long room;
    private final @Nullable Duration tail;

    Channel(String word, long room, @Nullable Duration tail) {
        this.word = word;
        this.room = room;
        this.tail = tail;
    }

    /** The key of its stream, for routers of that name. */
    String key(String name) {
        return name + ":" + word;
    }

    long room() {
        return room;
    }

    /** From which time on a node that starts reads it, in milliseconds. */
    long from(long now) {
        return tail == null ? 0 : Math.max(0, now - tail.toMillis());
    }
}
