package io.llmrouter.camel;

import io.llmrouter.camel.embedding.EmbeddingBeans;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterBuilder;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.state.RouterState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ShutdownStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine that a component builds for itself: configured, wired to its Camel context, and closed with it. */
final class BuiltEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BuiltEngine.class);

    private final CamelContext context;
    private final ScheduledExecutorService watchdog;
    private final ExecutorService calls;
    private final ExecutorService sharing;
    private final Metering meters;
    private final LlmRouter router;
    private final @Nullable ConfigWatch watch;
    private final CatalogueRefresh refresh;
    private final LiveConfig live;

    /**
     * Builds it.
     *
     * @throws IllegalArgumentException or {@link io.llmrouter.engine.config.ConfigException} naming what is wrong with
     *     the configuration
     */
    BuiltEngine(CamelContext context, LlmRouterComponent component) {
        this.context = context;
        ConfigReader reader = reader(context);
        ConfigSource source = ConfigSource.of(context, component, reader);
        RouterConfig config = source.first();
        watchdog = context.getExecutorServiceManager().newScheduledThreadPool(component, "LlmRouterWatchdog", 1);
        calls = context.getExecutorServiceManager().newCachedThreadPool(component, "LlmRouterCalls");
        sharing = context.getExecutorServiceManager().newCachedThreadPool(component, "LlmRouterState");
        meters = Metering.of(context);
        router = wire(LlmRouter.builder(config), component).build();
        meters.bind(router);
        long interval = component.getReloadInterval();
        live = new LiveConfig(source, reader, router, component.events());
        refresh = new CatalogueRefresh(context, live, component.events());
        watch = source.file() == null || interval <= 0
                ? null
                : new ConfigWatch(context, live, interval, refresh::follow);
    }

    /** Begins what it does without being asked. */
    void start() throws Exception {
        refresh.startWith(router.config());
    }

    private static ConfigReader reader(CamelContext context) {
        ConfigReader.Surroundings surroundings = new ConfigReader.Surroundings(
                new ContextPlaceholders(context), System::getenv, Presets.builtIn(), Catalogue.builtIn());
        return new ConfigReader(
                surroundings,
                new SimpleConditions(context),
                Strategies.builtIn().names());
    }

    private LlmRouterBuilder wire(LlmRouterBuilder builder, LlmRouterComponent component) {
        sharedState().ifPresent(builder::state);
        Dialects.all(InstantSource.system())
                .forEach((name, dialect) -> builder.provider(name, http(component, dialect)));
        return builder.listener(
                        meters.behind((CallListener) component.events()).and(new DecisionLog(InstantSource.system())))
                .targetListener(meters.behind((TargetListener) component.events()))
                .noticeListener(component.events())
                .scheduler(watchdog)
                .executor(calls)
                .stateExecutor(sharing)
                .customStrategies(new RegistryStrategies(context))
                .provider("camel", new CamelAccounts(context, component))
                .provider(EmbeddingBeans.DIALECT, new EmbeddingBeans(context));
    }

    /** The state that the application shares among its contexts, or keeps longer than one. */
    private Optional<RouterState> sharedState() {
        Map<String, RouterState> beans = context.getRegistry().findByTypeWithName(RouterState.class);
        if (beans.size() > 1) {
            throw new IllegalArgumentException(
                    "there are several states of routers in the registry, and one can be gone by: "
                            + String.join(", ", new TreeSet<>(beans.keySet())));
        }
        return beans.values().stream().findFirst();
    }

    private HttpAccounts http(LlmRouterComponent component, ChatDialect dialect) {
        return new HttpAccounts(context, component.getHttpComponent(), component.getTransport(), dialect);
    }

    LiveConfig live() {
        return live;
    }

    LlmRouter router() {
        return router;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        refresh.close();
        drain();
        router.close();
        meters.close();
        context.getExecutorServiceManager().shutdownNow(watchdog);
        context.getExecutorServiceManager().shutdownNow(calls);
        context.getExecutorServiceManager().shutdownNow(sharing);
    }

    /**
     * Lets calls end that Camel's shutdown does not wait for, because they came from no route: of templates, or of Java.
     * Within Camel's time for the shutdown, and not when that is over already.
     */
    private void drain() {
        ShutdownStrategy shutdown = context.getShutdownStrategy();
        boolean late = shutdown.isTimeoutOccurred() || shutdown.isForceShutdown();
        long most = late ? 0 : shutdown.getTimeUnit().toMillis(shutdown.getTimeout());
        if (!router.drain(Duration.ofMillis(most))) {
            LOG.warn("{} calls are given up: they did not end in the time for the shutdown", router.callsUnderWay());
        }
    }
}
