package io.llmrouter.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What the application's properties say under {@code llmrouter}: the place of a file, or the configuration itself as a
 * tree.
 *
 * @param config the place of the file, such as {@code file:llmrouter.yaml}; null when there is none
 * @param tree the rest, as it is; empty when there is none
 */
record ConfigurationTree(@Nullable String config, Map<String, Object> tree) {

    private static final String PREFIX = "llmrouter";

    ConfigurationTree {
        tree = Map.copyOf(tree);
        if (config != null && !tree.isEmpty()) {
            throw new IllegalArgumentException("llmrouter.config names the file " + config + ", and llmrouter."
                    + tree.keySet().stream().sorted().findFirst().orElse("")
                    + " is set as well: put everything into the file, or everything into the properties");
        }
    }

    static ConfigurationTree of(Environment environment) {
        Map<String, Object> all = Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElseGet(Map::of);
        Map<String, Object> tree = new LinkedHashMap<>(all);
        Object config = tree.remove("config");
        return new ConfigurationTree(config == null || config.toString().isBlank() ? null : config.toString(), tree);
    }
}
