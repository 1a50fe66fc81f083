package io.llmrouter.engine.policy;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect to open a connection
 * @param firstToken of a stream, from the request to its first event; each further event before content starts it anew
 * @param idle of a stream, between two events once content flows
 * @param total the whole call, all attempts included
 */
public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {

    /** 2 s, 30 s, 30 s, 120 s. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(120));

    public Timeouts {
        for (Duration each : new Duration[] {connect, firstToken, idle, total}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("a timeout must be more than zero, not " + each);
            }
        }
    }
}
