package io.llmrouter.engine.policy.strategy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The memory of this process: of a thousand owners, those forgotten first that were not asked for longest. A configuration
 * asks for all of its own when it comes in force. One lock, not held while anything is remembered.
 */
final class LocalMemory implements StrategyMemory {

    private static final int OWNERS = 1_000;

    private final Map<String, LatestBindings> bindings = latest();
    private final Map<String, FadingArms> arms = latest();

    private static <T> Map<String, T> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > OWNERS;
            }
        };
    }

    @Override
    public Bindings bindings(String owner, int room) {
        LatestBindings known = known(bindings, owner, () -> new LatestBindings(room));
        known.room(room);
        return known;
    }

    @Override
    public Arms arms(String owner, int memory) {
        FadingArms known = known(arms, owner, () -> new FadingArms(memory));
        known.memory(memory);
        return known;
    }

    private synchronized <T> T known(Map<String, T> all, String owner, Supplier<T> fresh) {
        // an access-ordered map must not be asked by computeIfAbsent and shrink at once
        T known = all.get(owner);
        if (known == null) {
            known = fresh.get();
            all.put(owner, known);
        }
        return known;
    }
}
