package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.policy.StreamGuard;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a stream, held back until it commits: at the first content (or, with a guard, once that has come fast
 * enough), at its end, or when too much is held. Beginnings, usage and pings neither commit nor count; of the first two
 * only what still matters is kept. Written by one thread; its speed may be asked by another.
 */
final class HeldBack {

    /** How many events are held back at most. */
    static final int MOST_EVENTS = 64;

    /** How many characters are held back at most. */
    static final int MOST_CHARACTERS = 256 * 1024;

    private final Deque<StreamEvent> events = new ArrayDeque<>();
    private final Ticker ticker;
    private final @Nullable StreamGuard guard;
    private boolean started;
    private int counted;
    private volatile long characters;
    private volatile long firstContent;

    HeldBack(Ticker ticker, @Nullable StreamGuard guard) {
        this.ticker = ticker;
        this.guard = guard;
    }

    /** Takes the next event; true when the stream commits with it. */
    boolean commitsWith(StreamEvent event) {
        switch (event.kind()) {
            case PING -> {}
            case STARTED -> keepFirst(event);
            case USAGE -> keepLatest(event);
            default -> count(event);
        }
        return event.kind() == StreamEvent.Kind.FINISHED
                || isProven()
                || counted >= MOST_EVENTS
                || characters >= MOST_CHARACTERS;
    }

    /** The events, in order. */
    Deque<StreamEvent> events() {
        return events;
    }

    /** Whether there is content. */
    boolean hasContent() {
        return characters > 0;
    }

    /** Whether content has come too slowly so far, by the guard's measure. */
    boolean isTooSlow(StreamGuard limit) {
        return characters < limit.charactersPerSecond() * sinceContent().toNanos() / 1e9;
    }

    private boolean isProven() {
        if (guard == null || characters == 0) {
            return characters > 0;
        }
        return characters >= guard.sample() || sinceContent().compareTo(guard.window()) >= 0;
    }

    private Duration sinceContent() {
        return Duration.ofNanos(ticker.nanos() - firstContent);
    }

    private void keepFirst(StreamEvent event) {
        if (!started) {
            started = true;
            events.add(event);
        }
    }

    private void keepLatest(StreamEvent event) {
        events.removeIf(other -> other.kind() == StreamEvent.Kind.USAGE);
        events.add(event);
    }

    private void count(StreamEvent event) {
        events.add(event);
        counted++;
        int length = event.content().length();
        if (length > 0 && characters == 0) {
            firstContent = ticker.nanos();
        }
        characters = characters + length;
    }
}
