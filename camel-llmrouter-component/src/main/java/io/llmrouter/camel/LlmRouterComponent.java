package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Snapshot;
import io.llmrouter.engine.catalog.Nearest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;

/** The {@code llmrouter:} component: holds the engine that its endpoints ask. */
@Component("llmrouter")
@ManagedResource(description = "Managed LLM Router component")
public final class LlmRouterComponent extends OperatedComponent {

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
                    "Comma list of the policies that must have a live target for the application to be ready. Unset"
                            + " means all of them")
    private @Nullable String readinessPolicies;

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

    private final Events events = new Events(InstantSource.system());
    private @Nullable BuiltEngine built;
    private @Nullable RouterHealthCheck healthCheck;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LlmRouterConfiguration options = configuration.copy();
        options.setOperation(operation(remaining));
        OptionUse.check(operation(remaining), parameters.keySet());
        LlmRouterEndpoint endpoint = new LlmRouterEndpoint(uri, this, options);
        setEndpointHeaderFilterStrategy(endpoint);
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
            built.start();
        } else if (config != null || configTree != null) {
            throw new IllegalArgumentException(
                    "there is a router, of the registry or set as router, and a configuration"
                            + " besides: only one of them can be asked");
        }
        super.doStart();
        unavailablePolicies();
        healthCheck = RouterHealthCheck.register(this);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (healthCheck != null) {
            healthCheck.unregister();
            healthCheck = null;
        }
        if (built != null) {
            built.close();
            built = null;
        }
    }

    @Override
    Events events() {
        return events;
    }

    /**
     * Makes sure that events can be heard.
     *
     * @throws IllegalStateException if the engine is not one that the component built
     */
    void requireOwnEngine() {
        if (router != null) {
            throw new IllegalStateException("llmrouter:events hears the engine that the component builds, and this"
                    + " component asks a router that was built elsewhere: give that one's builder a listener and a"
                    + " targetListener instead, or let the component build its engine (config or configTree)");
        }
    }

    /**
     * The router as an operator sees it, as plain values: policies, accounts, targets with their breakers, masked keys, and
     * the counters of the engine if the component built it.
     *
     * @throws IllegalStateException if the component is not started
     */
    @Override
    public Map<String, Object> snapshot() {
        Map<String, Object> map = new LinkedHashMap<>(Snapshot.of(started()));
        if (built != null) {
            Map<String, Object> counters = new LinkedHashMap<>(events.counters().values());
            counters.put("callsUnderWay", started().callsUnderWay());
            counters.put("droppedEvents", events.dropped());
            map.put("counters", counters);
        }
        return map;
    }

    @Override
    LiveConfig live() {
        if (built == null) {
            throw new IllegalStateException("only the engine that the component builds, and that is started, can switch"
                    + " versions of aliases");
        }
        return built.live();
    }

    /**
     * The policies that have no live target now, and until when, of those that the application's readiness depends on: a
     * time, or {@code an operator acts}.
     *
     * @throws IllegalStateException if the component is not started
     * @throws IllegalArgumentException if {@code readinessPolicies} names one that is not there
     */
    public Map<String, Object> unavailablePolicies() {
        return Readiness.unavailable(started(), readinessPolicies);
    }

    @Override
    LlmRouter started() {
        LlmRouter asked = getRouter();
        if (asked == null) {
            throw new IllegalStateException("the component llmrouter is not started");
        }
        return asked;
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

    public @Nullable String getReadinessPolicies() {
        return readinessPolicies;
    }

    public void setReadinessPolicies(@Nullable String readinessPolicies) {
        this.readinessPolicies = readinessPolicies;
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
