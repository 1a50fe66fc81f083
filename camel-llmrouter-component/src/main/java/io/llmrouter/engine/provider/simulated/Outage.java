package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;

/**
 * A time in which every call fails.
 *
 * @param after when it begins, counted from the provider's start
 * @param lasts how long
 * @param kind how calls fail
 */
record Outage(Duration after, Duration lasts, FailureKind kind) {

    boolean on(Duration sinceStart) {
        return sinceStart.compareTo(after) >= 0 && sinceStart.compareTo(end()) < 0;
    }

    Duration end() {
        return after.plus(lasts);
    }
}
