package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Presets in two tables.
 *
 * @param byName the presets by their names
 * @param aliases other names for them
 */
record PresetTable(Map<String, Preset> byName, Map<String, String> aliases) implements Presets {

    PresetTable {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        aliases = Map.copyOf(aliases);
    }

    @Override
    public Optional<Preset> find(String name) {
        return Optional.ofNullable(byName.get(aliases.getOrDefault(name, name)));
    }

    @Override
    public Collection<Preset> all() {
        return byName.values();
    }
}
