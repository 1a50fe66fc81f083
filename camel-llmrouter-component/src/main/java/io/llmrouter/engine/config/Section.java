package io.llmrouter.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that one kind of map takes. */
final class Section {

    private final String name;
    private final Map<String, Key> keys;

    private Section(String name, List<Key> keys) {
        this.name = name;
        Map<String, Key> byName = new LinkedHashMap<>();
        keys.forEach(key -> byName.put(key.name(), key));
        this.keys = Collections.unmodifiableMap(byName);
    }

    static Section of(String name, Key... keys) {
        return new Section(name, List.of(keys));
    }

    /** This section with further keys. */
    Section with(Section more) {
        List<Key> all = new ArrayList<>(keys.values());
        all.addAll(more.keys.values());
        return new Section(name, all);
    }

    /** The same keys under another title. */
    Section named(String other) {
        return new Section(other, List.copyOf(keys.values()));
    }

    /** Its title in the reference: {@code policies.*.retry}. */
    String name() {
        return name;
    }

    Iterable<Key> keys() {
        return keys.values();
    }

    Set<String> names() {
        return keys.keySet();
    }

    /** The key that a name stands for; with {@code relaxed}, {@code max-attempts} stands for {@code maxAttempts}. */
    @Nullable
    String canonical(String written, boolean relaxed) {
        if (keys.containsKey(written)) {
            return written;
        }
        if (!relaxed) {
            return null;
        }
        String folded = Key.relaxed(written);
        return keys.keySet().stream()
                .filter(each -> Key.relaxed(each).equals(folded))
                .findFirst()
                .orElse(null);
    }
}
