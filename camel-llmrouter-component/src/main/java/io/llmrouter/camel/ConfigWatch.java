package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.config.ConfigFile;
import io.llmrouter.engine.config.RouterConfig;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a configuration file now and then, and puts a new version in force. */
final class ConfigWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);

    private final CamelContext context;
    private final ConfigFile file;
    private final LlmRouter router;
    private final ScheduledExecutorService executor;

    ConfigWatch(CamelContext context, ConfigFile file, LlmRouter router, long interval) {
        this.context = context;
        this.file = file;
        this.router = router;
        executor = context.getExecutorServiceManager().newScheduledThreadPool(this, "LlmRouterConfigWatch", 1);
        executor.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            file.changed().ifPresent(this::use);
        } catch (RuntimeException e) {
            LOG.warn("The configuration file cannot be looked at; it is tried again", e);
        }
    }

    private void use(RouterConfig config) {
        try {
            router.reload(config);
            LOG.info("A new configuration is in force");
        } catch (IllegalArgumentException e) {
            LOG.warn("The new configuration is refused, the old one stays in force: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(executor);
    }
}
