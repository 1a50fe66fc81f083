package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Target;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key at one moment.
 *
 * @param account whose it is
 * @param key its number among the account's keys, from 1, and its masked text
 * @param state {@code usable}, {@code cooling} or {@code rejected}
 * @param until when a cooling or rejected key may be used again; null when it is usable
 * @param off targets it may not use for now, and why
 * @param usage what it was used for
 */
public record KeyReport(
        String account, String key, String state, @Nullable Instant until, Map<Target, String> off, KeyUsage usage) {
    public KeyReport {
        off = Map.copyOf(off);
    }
}
