package io.llmrouter.camel;

import io.llmrouter.engine.config.RouterConfig;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a configuration file now and then, and puts a new version in force. */
final class ConfigWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);

    private final CamelContext context;
    private final LiveConfig config;
    private final Consumer<RouterConfig> changed;
    private final ScheduledExecutorService executor;

    /** A watch that looks after each interval, in milliseconds, and hands on what it put in force. */
    ConfigWatch(CamelContext context, LiveConfig config, long interval, Consumer<RouterConfig> changed) {
        this.context = context;
        this.config = config;
        this.changed = changed;
        executor = context.getExecutorServiceManager().newScheduledThreadPool(this, "LlmRouterConfigWatch", 1);
        executor.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            // told when nothing is locked any more: who hears it may change the configuration, too
            config.lookAtFile().ifPresent(changed);
        } catch (RuntimeException e) {
            LOG.warn("The configuration file cannot be looked at; it is tried again", e);
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(executor);
    }
}
