package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which target each key is bound to: of the keys seen last, as many as there is room for. Thread-safe: one lock. */
final class Bindings {

    private final Map<Long, Target> byKey;

    Bindings(int room) {
        byKey = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Target> eldest) {
                return size() > room;
            }
        };
    }

    synchronized @Nullable Target of(long key) {
        return byKey.get(key);
    }

    synchronized void bind(long key, Target target) {
        byKey.put(key, target);
    }
}
