package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Optional;

/** The built-in presets. Immutable and thread-safe. */
public interface Presets {

    /** The preset of that name or alias. */
    Optional<Preset> find(String name);

    /** All of them, by name. */
    Collection<Preset> all();
}
