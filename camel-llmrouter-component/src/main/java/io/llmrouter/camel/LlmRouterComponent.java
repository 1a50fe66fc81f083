package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;

/** The {@code llmrouter:} component: holds the engine that its endpoints ask. */
@Component("llmrouter")
public final class LlmRouterComponent extends DefaultComponent {

    @Metadata(description = "The options that endpoints have unless they say otherwise")
    private LlmRouterConfiguration configuration = new LlmRouterConfiguration();

    @Metadata(
            description =
                    "The configuration file: file:PATH, classpath:NAME or any other resource. Without one, models of"
                            + " well-known providers are there whose key is in the usual environment variable",
            supportFileReference = true)
    private @Nullable String config;

    @Metadata(label = "advanced", description = "The configuration as a tree of the same keys, instead of a file")
    private @Nullable Map<String, Object> configTree;

    @Metadata(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "5s",
            description = "How often a configuration file (file:PATH) is looked at for changes; 0 for never")
    private long reloadInterval = 5_000;

    @Metadata(
            label = "advanced",
            description =
                    "The component that makes the HTTP clients, with its TLS, proxy and authentication, instead of"
                            + " those named http and https")
    private @Nullable HttpComponent httpComponent;

    @Metadata(
            label = "advanced",
            description = "The HTTP client for all accounts, used as it is. Its own retries and redirects must be off")
    private @Nullable HttpClient transport;

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "The engine to ask, instead of one that the component builds and closes itself")
    private @Nullable LlmRouter router;

    private @Nullable BuiltEngine built;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LlmRouterConfiguration options = configuration.copy();
        options.setOperation(operation(remaining));
        LlmRouterEndpoint endpoint = new LlmRouterEndpoint(uri, this, options);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static LlmRouterOperation operation(String word) {
        List<String> words = Arrays.stream(LlmRouterOperation.values())
                .map(LlmRouterOperation::name)
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException("there is no operation '" + word + "': " + Nearest.hint(word, words)
                    + " (operations: " + String.join(", ", words) + ")");
        }
        return LlmRouterOperation.valueOf(word);
    }

    @Override
    protected void doStart() throws Exception {
        if (router == null) {
            built = new BuiltEngine(getCamelContext(), this);
        } else if (config != null || configTree != null) {
            throw new IllegalArgumentException(
                    "there is a router, of the registry or set as router, and a configuration"
                            + " besides: only one of them can be asked");
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (built != null) {
            built.close();
            built = null;
        }
    }

    public LlmRouterConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(LlmRouterConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable String getConfig() {
        return config;
    }

    public void setConfig(@Nullable String config) {
        this.config = config;
    }

    public @Nullable Map<String, Object> getConfigTree() {
        return configTree;
    }

    public void setConfigTree(@Nullable Map<String, Object> configTree) {
        this.configTree = configTree;
    }

    public long getReloadInterval() {
        return reloadInterval;
    }

    public void setReloadInterval(long reloadInterval) {
        this.reloadInterval = reloadInterval;
    }

    public @Nullable HttpComponent getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(@Nullable HttpComponent httpComponent) {
        this.httpComponent = httpComponent;
    }

    public @Nullable HttpClient getTransport() {
        return transport;
    }

    public void setTransport(@Nullable HttpClient transport) {
        this.transport = transport;
    }

    /** The engine that endpoints ask: the one that was set, or the component's own while it is started. */
    public @Nullable LlmRouter getRouter() {
        return built == null ? router : built.router();
    }

    public void setRouter(@Nullable LlmRouter router) {
        this.router = router;
    }
}
