package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bindings in this process. One lock. */
final class LatestBindings implements Bindings {

    private final Map<Long, Target> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private int room;

    LatestBindings(int room) {
        this.room = room;
    }

    /** Has room for that many from now on. */
    synchronized void room(int keys) {
        room = keys;
        shrink();
    }

    @Override
    public synchronized @Nullable Target of(long key) {
        return byKey.get(key);
    }

    @Override
    public synchronized void bind(long key, Target target) {
        byKey.put(key, target);
        shrink();
    }

    private void shrink() {
        Iterator<Long> eldest = byKey.keySet().iterator();
        while (byKey.size() > room) {
            eldest.next();
            eldest.remove();
        }
    }
}
