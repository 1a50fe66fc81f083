package io.llmrouter.spring;

import io.llmrouter.engine.config.ConfigReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the application's properties say under {@code llmrouter}: the place of a file, or the configuration itself as a
 * tree. A system property of the virtual machine counts only if the configuration has such a section, since other programs
 * in it, such as tests, have properties that begin alike; anywhere else an unknown key is a mistake.
 *
 * @param config the place of the file, such as {@code file:llmrouter.yaml}; null when there is none
 * @param tree the rest, as it is; empty when there is none
 */
record ConfigurationTree(@Nullable String config, Map<String, Object> tree) {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationTree.class);
    private static final String PREFIX = "llmrouter";
    private static final Bindable<Map<String, Object>> ANYTHING = Bindable.mapOf(String.class, Object.class);

    ConfigurationTree {
        tree = Map.copyOf(tree);
        if (config != null && !tree.isEmpty()) {
            throw new IllegalArgumentException("llmrouter.config names the file " + config + ", and llmrouter."
                    + tree.keySet().stream().sorted().findFirst().orElse("")
                    + " is set as well: put everything into the file, or everything into the properties");
        }
    }

    static ConfigurationTree of(Environment environment) {
        Map<String, Object> all = Binder.get(environment).bind(PREFIX, ANYTHING).orElseGet(Map::of);
        Map<String, Object> tree = new LinkedHashMap<>(all);
        Object config = tree.remove("config");
        strangers(tree.keySet(), environment).forEach(tree::remove);
        return new ConfigurationTree(config == null || config.toString().isBlank() ? null : config.toString(), tree);
    }

    /** Keys that are no section, and that nothing but the virtual machine's properties has. */
    private static Set<String> strangers(Set<String> keys, Environment environment) {
        Set<String> unknown = new TreeSet<>(keys);
        unknown.removeIf(ConfigReader::hasSection);
        if (unknown.isEmpty() || !(environment instanceof ConfigurableEnvironment sources)) {
            return Set.of();
        }
        unknown.removeAll(written(sources).keySet());
        unknown.forEach(key -> LOG.info("The system property {}.{} is not of the configuration", PREFIX, key));
        return unknown;
    }

    /** What stands anywhere but in the virtual machine's properties. */
    private static Map<String, Object> written(ConfigurableEnvironment environment) {
        Iterable<PropertySource<?>> others = StreamSupport.stream(
                        environment.getPropertySources().spliterator(), false)
                .filter(source -> !source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
                        && !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .toList();
        return new Binder(
                        ConfigurationPropertySources.from(others), new PropertySourcesPlaceholdersResolver(environment))
                .bind(PREFIX, ANYTHING)
                .orElseGet(Map::of);
    }
}
