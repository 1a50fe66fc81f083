package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.config.ConfigFile;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in force, which changes with its file and with the catalogue it is read against: one change after the
 * other, each whole or not at all. Thread-safe.
 */
final class LiveConfig {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    private final ConfigSource source;
    private final ConfigReader reader;
    private final LlmRouter router;

    LiveConfig(ConfigSource source, ConfigReader reader, LlmRouter router) {
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
        router.reload(source.again().apply(reader.knowing(catalogue)));
    }
}
