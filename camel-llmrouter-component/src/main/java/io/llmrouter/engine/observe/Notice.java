package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Target;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something worth knowing that is no step of a call and befell no target: an answer was scored, an experiment was rolled
 * back.
 *
 * @param type what happened
 * @param at when
 * @param decision the decision it is about; null when it is about none
 * @param target the target it is about; null when it is about none
 * @param values the rest, as plain values that can be written as JSON
 */
public record Notice(
        EventType type, Instant at, @Nullable String decision, @Nullable Target target, Map<String, Object> values) {
    public Notice {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
