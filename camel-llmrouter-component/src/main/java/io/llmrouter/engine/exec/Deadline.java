package io.llmrouter.engine.exec;

import java.time.Duration;

/**
 * When a call must be over. The watchdog ends it then; this tells beforehand whether something still fits in.
 *
 * @param ticker measures
 * @param due when, by the ticker
 */
public record Deadline(Ticker ticker, long due) {

    /** A call that may take as long as it likes. */
    static final Deadline NONE = new Deadline(() -> 0, Long.MAX_VALUE);

    static Deadline in(Duration time, Ticker ticker) {
        return new Deadline(ticker, ticker.nanos() + time.toNanos());
    }

    /** How much time is left; negative when it is over. */
    Duration remaining() {
        return Duration.ofNanos(due - ticker.nanos());
    }
}
