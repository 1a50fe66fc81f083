package io.llmrouter.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The key rings of all accounts. When keys are given anew, a key whose secret is the same keeps what is known of it; a
 * secret that changed is a new key. Thread-safe.
 */
final class KeyRings {

    private final StateTools tools;
    private Map<String, Map<Object, Key>> known = Map.of();
    private volatile Map<String, KeyRing> rings = Map.of();

    KeyRings(StateTools tools) {
        this.tools = tools;
    }

    /** The ring of an account; empty when it has none. */
    Optional<KeyRing> of(String account) {
        return Optional.ofNullable(rings.get(account));
    }

    List<KeyReport> report() {
        return new TreeMap<>(rings)
                .values().stream().flatMap(ring -> ring.report().stream()).toList();
    }

    synchronized Map<String, KeyRing> put(Map<String, ? extends List<?>> secrets) {
        Map<String, Map<Object, Key>> fresh = new HashMap<>();
        Map<String, KeyRing> made = new HashMap<>();
        secrets.forEach((account, each) -> {
            Map<Object, Key> before = known.getOrDefault(account, Map.of());
            List<Key> keys = keys(account, each, before);
            Map<Object, Key> now = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                now.put(each.get(i), keys.get(i));
            }
            fresh.put(account, now);
            KeyRing same = rings.get(account);
            // The same ring goes on where it was in its turns.
            made.put(account, same != null && same.holds(keys) ? same : new KeyRing(account, keys, tools));
        });
        known = fresh;
        rings = Map.copyOf(made);
        return rings;
    }

    private List<Key> keys(String account, List<?> secrets, Map<Object, Key> before) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            Key same = before.get(secrets.get(i));
            String shown = "#" + (i + 1) + " " + secrets.get(i);
            if (same != null) {
                same.show(shown);
            }
            keys.add(same != null ? same : new Key(account, shown, tools));
        }
        return keys;
    }
}
