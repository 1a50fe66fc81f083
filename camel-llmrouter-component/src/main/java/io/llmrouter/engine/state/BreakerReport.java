package io.llmrouter.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breaker at one moment.
 *
 * @param state {@code closed}, {@code open}, {@code half_open} or {@code held_open}
 * @param until when an open one lets probes through; null in other states
 * @param refusal why it lets no call through; null when it would
 * @param counts what it counted in its window; once it has opened, what it had counted then
 */
public record BreakerReport(String state, @Nullable Instant until, @Nullable String refusal, CallCounts counts) {}
