package io.llmrouter.engine.state;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a breaker counts: the last so many, or those that ended within a time.
 *
 * @param calls how many; for a window of time, the most it remembers
 * @param time how long; null for a window of calls
 */
public record CallWindow(int calls, @Nullable Duration time) {

    /** How many calls a window of time remembers at most: the newest. */
    public static final int MOST = 4096;

    public CallWindow {
        if (calls < 1 || calls > MOST) {
            throw new IllegalArgumentException(
                    "a breaker's window holds between 1 and " + MOST + " calls, not " + calls);
        }
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("a breaker's window is longer than zero, not " + time);
        }
    }

    /** The last so many calls. */
    public static CallWindow ofCalls(int calls) {
        return new CallWindow(calls, null);
    }

    /** The calls that ended within that time. */
    public static CallWindow ofTime(Duration time) {
        return new CallWindow(MOST, time);
    }
}
