package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a breaker counted in its window.
 *
 * @param calls how many calls
 * @param failed how many of them failed
 * @param slow how many of them were slow
 * @param failures how many failed in which way
 */
public record CallCounts(int calls, int failed, int slow, Map<FailureKind, Integer> failures) {

    /** Nothing was counted. */
    public static final CallCounts NONE = new CallCounts(0, 0, 0, Map.of());

    public CallCounts {
        EnumMap<FailureKind, Integer> ordered = new EnumMap<>(FailureKind.class);
        ordered.putAll(failures);
        failures = Collections.unmodifiableMap(ordered);
    }

    /** As in {@code 5 of the last 8 calls failed (4 server_error, 1 timeout)}; what happened most comes first. */
    String failedText() {
        String kinds = failures.entrySet().stream()
                .sorted(Map.Entry.<FailureKind, Integer>comparingByValue().reversed())
                .map(each -> each.getValue() + " " + each.getKey().word())
                .collect(Collectors.joining(", "));
        return failed + " of the last " + calls + " calls failed (" + kinds + ")";
    }

    String slowText(BreakerSettings settings) {
        return slow + " of the last " + calls + " calls took " + settings.slowCall() + " or longer";
    }
}
