package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Snapshot;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.model.Target;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;

/** The {@code llmrouter:} component: holds the engine that its endpoints ask. */
@Component("llmrouter")
@ManagedResource(description = "Managed LLM Router component")
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

    private final Events events = new Events(InstantSource.system());
    private @Nullable BuiltEngine built;
    private @Nullable RouterHealthCheck healthCheck;

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

    /** What the component's own engine tells. */
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
    public Map<String, Object> snapshot() {
        Map<String, Object> map = new LinkedHashMap<>(Snapshot.of(started()));
        if (built != null) {
            Map<String, Object> counters = new LinkedHashMap<>(events.counters().values());
            counters.put("droppedEvents", events.dropped());
            map.put("counters", counters);
        }
        return map;
    }

    private LlmRouter started() {
        LlmRouter asked = getRouter();
        if (asked == null) {
            throw new IllegalStateException("the component llmrouter is not started");
        }
        return asked;
    }

    @ManagedAttribute(description = "Calls that are over")
    public long getCalls() {
        return events.counters().calls();
    }

    @ManagedAttribute(description = "Calls that ended without an answer")
    public long getFailedCalls() {
        return events.counters().failedCalls();
    }

    @ManagedAttribute(description = "Calls that a last resort answered")
    public long getDegradedCalls() {
        return events.counters().degradedCalls();
    }

    @ManagedAttribute(description = "Attempts: calls of one target with one key")
    public long getAttempts() {
        return events.counters().attempts();
    }

    @ManagedAttribute(description = "Attempts that failed")
    public long getFailedAttempts() {
        return events.counters().failedAttempts();
    }

    @ManagedAttribute(description = "Events that routes were too slow to take")
    public long getDroppedEvents() {
        return events.dropped();
    }

    @ManagedOperation(description = "The targets, with the state of their breakers")
    public TabularData listTargets() throws OpenDataException {
        return new ManagedTable("target", "breaker", "until", "takenOut", "refused", "calls", "failed", "slow")
                .of(snapshot().get("targets"));
    }

    @ManagedOperation(description = "The keys, masked, with what they were used for")
    public TabularData listKeys() throws OpenDataException {
        return new ManagedTable("account", "key", "state", "until", "calls", "inputTokens", "outputTokens", "costUsd")
                .of(snapshot().get("keys"));
    }

    @ManagedOperation(description = "Lets no calls through to a target until it is put back")
    public void takeTargetOut(String target, String why) {
        started().operations().takeOut(Target.parse(target), why);
    }

    @ManagedOperation(description = "Lets calls through again to a target that was taken out")
    public void putTargetBack(String target) {
        started().operations().putBack(Target.parse(target));
    }

    @ManagedOperation(description = "Opens a target's breaker until it is closed or reset")
    public void openBreaker(String target) {
        started().operations().openBreaker(Target.parse(target));
    }

    @ManagedOperation(description = "Closes a target's breaker")
    public void closeBreaker(String target) {
        started().operations().closeBreaker(Target.parse(target));
    }

    @ManagedOperation(description = "Makes a target's breaker as if it were new")
    public void resetBreaker(String target) {
        started().operations().resetBreaker(Target.parse(target));
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
