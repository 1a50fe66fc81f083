package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a key was used for since the router started or the key came in.
 *
 * @param calls how many calls were sent with it
 * @param failures how many of them failed, by kind
 * @param inputTokens what they read, reported or estimated
 * @param outputTokens what they wrote, reported or estimated
 * @param cost what they cost, as far as it is known
 */
public record KeyUsage(long calls, Map<FailureKind, Long> failures, long inputTokens, long outputTokens, Money cost) {
    public KeyUsage {
        EnumMap<FailureKind, Long> ordered = new EnumMap<>(FailureKind.class);
        ordered.putAll(failures);
        failures = Collections.unmodifiableMap(ordered);
    }
}
