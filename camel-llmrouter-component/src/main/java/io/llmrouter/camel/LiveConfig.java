package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.config.ConfigFile;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.policy.AliasVersions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in force, which changes with its file and with the catalogue it is read against: one change after the
 * other, each whole or not at all. Thread-safe.
 */
final class LiveConfig {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    private final ConfigSource source;
    private final Events events;
    private final Map<String, String> pins = new HashMap<>();
    private ConfigReader reader;
    private final LlmRouter router;

    LiveConfig(ConfigSource source, ConfigReader reader, LlmRouter router, Events events) {
        this.events = events;
        this.source = source;
        this.reader = reader;
        this.router = router;
    }

    /** Puts a new version of the file in force, if there is one and it can be used, and returns it. */
    synchronized Optional<RouterConfig> lookAtFile() {
        ConfigFile file = source.file();
        return file == null ? Optional.empty() : file.changed().filter(this::use);
    }

    private boolean use(RouterConfig config) {
        try {
            router.reload(config);
            LOG.info("A new configuration is in force");
            return true;
        } catch (IllegalArgumentException e) {
            LOG.warn("The new configuration is refused, the old one stays in force: {}", e.getMessage());
            return false;
        }
    }

    /**
     * Puts the same configuration in force with other models and prices.
     *
     * @throws IllegalArgumentException if the configuration cannot hold with them; then nothing changes
     */
    synchronized void know(Catalogue catalogue) {
        read(reader.knowing(catalogue));
    }

    /**
     * Has an alias stand for another of its versions, whatever the configuration says, until it is told otherwise.
     *
     * @param version null to go by the configuration again
     * @throws IllegalArgumentException if there is no such alias or version, or the configuration cannot hold with it; then
     *     nothing changes
     */
    synchronized void use(String alias, @Nullable String version) {
        Map<String, AliasVersions> known = router.config().roster().versions();
        AliasVersions versions = known.get(alias);
        if (versions == null) {
            throw new IllegalArgumentException(
                    "there is no alias '" + alias + "' with versions: " + Nearest.hint(alias, known.keySet()));
        }
        if (version != null && !versions.all().contains(version)) {
            throw new IllegalArgumentException("the alias '" + alias + "' has no version '" + version + "': "
                    + Nearest.hint(version, versions.all()));
        }
        Map<String, String> fresh = new HashMap<>(pins);
        if (version == null) {
            fresh.remove(alias);
        } else {
            fresh.put(alias, version);
        }
        read(reader.pinning(fresh));
        pins.clear();
        pins.putAll(fresh);
        switched(alias, versions.inUse());
    }

    private void switched(String alias, String before) {
        AliasVersions versions = router.config().roster().versions().get(alias);
        String now = versions == null ? before : versions.inUse();
        LOG.info("The alias {} stands for its version {}, before for {}", alias, now, before);
        events.tell(EventType.ALIAS_SWITCHED, Map.of("alias", alias, "version", now, "before", before));
    }

    private void read(ConfigReader fresh) {
        router.reload(source.again().apply(fresh));
        reader = fresh;
    }
}
