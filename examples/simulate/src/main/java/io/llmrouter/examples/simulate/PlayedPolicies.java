package io.llmrouter.examples.simulate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policies that a run needs: the one that is played, and those that it or another section of the configuration names.
 * What only others learn from is then not read. Used once.
 */
final class PlayedPolicies {

    private static final String SECTION = "policies";

    private final Map<?, ?> all;
    private final Map<String, Object> needed = new LinkedHashMap<>();

    private PlayedPolicies(Map<?, ?> all) {
        this.all = all;
    }

    /** A router's configuration with those alone; unchanged where there is no such policy. */
    static Map<String, Object> of(Map<String, Object> router, String policy) {
        if (!(router.get(SECTION) instanceof Map<?, ?> all) || !all.containsKey(policy)) {
            return router;
        }
        Map<String, Object> tree = new LinkedHashMap<>(router);
        tree.remove(SECTION);
        PlayedPolicies played = new PlayedPolicies(all);
        played.needs(tree);
        played.needs(policy);
        tree.put(SECTION, played.needed);
        return tree;
    }

    private void needs(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::needs);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::needs);
        } else if (value instanceof String name && all.containsKey(name) && needed.putIfAbsent(name, name) == null) {
            Object policy = all.get(name);
            needed.put(name, policy == null ? Map.of() : policy);
            needs(policy);
        }
    }
}
