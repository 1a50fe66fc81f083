package io.llmrouter.engine.state;

import io.llmrouter.engine.observe.TargetEvent;
import io.llmrouter.engine.observe.TargetListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What breakers and keys share. Thread-safe. */
record StateTools(InstantSource clock, RandomGenerator random, TargetListener listener) {

    /** The time, lengthened or shortened by up to that share at random. */
    Duration jittered(Duration time, double share) {
        return Duration.ofNanos((long) (time.toNanos() * (1 + share * (2 * random.nextDouble() - 1))));
    }

    void tell(TargetEvent event) {
        listener.on(event);
    }
}
