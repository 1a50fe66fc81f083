package io.llmrouter.spring;

import io.llmrouter.camel.LlmRouterConfiguration;
import java.time.Duration;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** The options of the component {@code llmrouter}, as Camel's own starters have them. */
@ConfigurationProperties(prefix = "camel.component.llmrouter")
public class LlmRouterComponentProperties extends ComponentConfigurationPropertiesCommon {

    /** The options that endpoints have unless they say otherwise. */
    @NestedConfigurationProperty
    private @Nullable LlmRouterConfiguration configuration;

    /** How often a configuration file (file:PATH) is looked at for changes; 0 for never. */
    private Duration reloadInterval = Duration.ofSeconds(5);

    /** Comma list of the policies that must have a live target for the application to be ready. Unset means all of them. */
    private @Nullable String readinessPolicies;

    /** Whether producers are started on the first message instead of with their route. */
    private boolean lazyStartProducer;

    /** Whether the engine is looked up among the beans of the application. */
    private boolean autowiredEnabled = true;

    public @Nullable LlmRouterConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(@Nullable LlmRouterConfiguration configuration) {
        this.configuration = configuration;
    }

    public Duration getReloadInterval() {
        return reloadInterval;
    }

    public void setReloadInterval(Duration reloadInterval) {
        this.reloadInterval = reloadInterval;
    }

    public @Nullable String getReadinessPolicies() {
        return readinessPolicies;
    }

    public void setReadinessPolicies(@Nullable String readinessPolicies) {
        this.readinessPolicies = readinessPolicies;
    }

    public boolean isLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public boolean isAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }
}
