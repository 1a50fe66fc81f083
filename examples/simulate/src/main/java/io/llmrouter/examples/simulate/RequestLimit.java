package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.Headroom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A provider's limit: a bucket of a tenth of a minute's requests that fills at an even rate. Used by one thread at a time. */
final class RequestLimit {

    private final int perMinute;
    private final double size;
    private final double perNano;
    private double left;
    private long lastNanos;

    RequestLimit(int perMinute) {
        this.perMinute = perMinute;
        this.size = Math.max(1, perMinute / 10.0);
        this.perNano = perMinute / (double) TimeUnit.MINUTES.toNanos(1);
        this.left = size;
    }

    /** Takes a request, if there is one left. */
    boolean take(long nowNanos) {
        left = Math.min(size, left + (nowNanos - lastNanos) * perNano);
        lastNanos = nowNanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** How long until there is one again, in whole seconds as providers say it. */
    Duration retryAfter() {
        return Duration.ofSeconds((long) Math.ceil(Math.max(1, (1 - left) / perNano / 1e9)));
    }

    /** What the provider says is left. */
    Headroom headroom() {
        return new Headroom((long) perMinute / 10, (long) left, Duration.ofNanos((long) ((size - left) / perNano)));
    }
}
