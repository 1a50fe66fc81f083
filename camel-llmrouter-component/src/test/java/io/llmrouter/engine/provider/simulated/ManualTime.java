package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only pauses move. */
final class ManualTime extends Clock implements Pause {

    private Duration passed = Duration.ZERO;

    Duration passed() {
        return passed;
    }

    @Override
    public boolean pass(Duration time, Cancellation cancellation) {
        if (cancellation.reason().isPresent()) {
            return false;
        }
        passed = passed.plus(time);
        return true;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
