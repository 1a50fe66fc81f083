package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Optional;

/** The built-in presets. Immutable and thread-safe. */
public interface Presets {

    /** The preset of that name or alias. */
    Optional<Preset> find(String name);

    /** All of them, by name. */
    Collection<Preset> all();

    /** The presets that come with the engine, read from their data file when first asked for. */
    static Presets builtIn() {
        return BuiltIn.presets();
    }
}
