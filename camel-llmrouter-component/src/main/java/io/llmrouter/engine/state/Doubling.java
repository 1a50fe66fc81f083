package io.llmrouter.engine.state;

import java.time.Duration;

/** A time that doubles with each time before, up to a longest. */
final class Doubling {

    private Doubling() {}

    static Duration of(Duration first, int before, Duration longest) {
        Duration time = first;
        for (int i = 0; i < before && time.compareTo(longest) < 0; i++) {
            time = time.multipliedBy(2);
        }
        return time.compareTo(longest) > 0 ? longest : time;
    }
}
