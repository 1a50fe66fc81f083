package io.llmrouter.engine;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.exec.Chain;
import io.llmrouter.engine.exec.Ticker;
import io.llmrouter.engine.exec.Watchdog;
import io.llmrouter.engine.experiment.Experiments;
import io.llmrouter.engine.feature.onnx.OnnxModels;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.EventValues;
import io.llmrouter.engine.observe.NoticeListener;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.strategy.CustomStrategies;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.provider.local.LocalProvider;
import io.llmrouter.engine.provider.simulated.SimulatedProvider;
import io.llmrouter.engine.state.AnsweredCalls;
import io.llmrouter.engine.state.HedgeBudgets;
import io.llmrouter.engine.state.RouterState;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.state.redis.SharedState;
import io.llmrouter.engine.wire.Pause;
import io.llmrouter.engine.wire.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Puts a {@link LlmRouter} together. What is not given has a default. Not thread-safe. */
public final class LlmRouterBuilder {

    /** How long a router that starts waits at most for what it and others learned before. */
    private static final Duration LEARN_FROM_OTHERS = Duration.ofSeconds(3);

    private final RouterConfig config;
    private final Map<String, ProviderFactory> providers = new HashMap<>();
    private final List<Runnable> owned = new ArrayList<>();
    private final OnnxModels models = new OnnxModels();
    private InstantSource clock = InstantSource.system();
    private Ticker ticker = Ticker.SYSTEM;
    private Pause pause = Pause.REAL;
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private Supplier<String> ids = LlmRouterBuilder::id;
    private CallListener listener = CallListener.NONE;
    private TargetListener targetListener = TargetListener.NONE;
    private CustomStrategies customs = CustomStrategies.none();
    private NoticeListener noticeListener = NoticeListener.NONE;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Transport transport;
    private @Nullable Executor executor;
    private @Nullable Executor stateExecutor;
    private @Nullable RouterState state;

    LlmRouterBuilder(RouterConfig config) {
        this.config = config;
    }

    /** Sends over that transport, which stays open when the router is closed. Without one, the router opens its own. */
    public LlmRouterBuilder transport(Transport shared) {
        transport = shared;
        return this;
    }

    /** Calls accounts of that dialect through such providers, instead of the built-in ones if it has any. */
    public LlmRouterBuilder provider(String dialect, ProviderFactory factory) {
        providers.put(dialect, factory);
        return this;
    }

    /** Tells the time of day to breakers. */
    public LlmRouterBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Measures how long things take. */
    public LlmRouterBuilder ticker(Ticker source) {
        ticker = source;
        return this;
    }

    /** Waits between attempts. */
    public LlmRouterBuilder pause(Pause waiting) {
        pause = waiting;
        return this;
    }

    /** Draws random numbers, for jitter and random strategies; must be thread-safe. */
    public LlmRouterBuilder random(RandomGenerator generator) {
        random = generator;
        return this;
    }

    /** Names calls; must be unique and thread-safe. */
    public LlmRouterBuilder ids(Supplier<String> source) {
        ids = source;
        return this;
    }

    /** Hears what happens in calls. */
    public LlmRouterBuilder listener(CallListener hearing) {
        listener = hearing;
        return this;
    }

    /** Hears when targets and keys are taken from use and come back. */
    public LlmRouterBuilder targetListener(TargetListener hearing) {
        targetListener = hearing;
        return this;
    }

    /** Hears what is worth knowing beside calls and targets, such as feedback. */
    public LlmRouterBuilder noticeListener(NoticeListener hearing) {
        noticeListener = hearing;
        return this;
    }

    /** Runs the watchdog; not shut down with the router. Without one, the router starts a thread of its own. */
    public LlmRouterBuilder scheduler(ScheduledExecutorService executor) {
        scheduler = executor;
        return this;
    }

    /** Runs hedges and shared calls; not shut down with the router. Without one, the router starts threads of its own as needed. */
    public LlmRouterBuilder executor(Executor runs) {
        executor = runs;
        return this;
    }

    /**
     * Runs what talks to other nodes, in two threads that it keeps while the configuration has a section {@code state}; not
     * shut down with the router. Without one, the router starts threads of its own.
     */
    public LlmRouterBuilder stateExecutor(Executor runs) {
        stateExecutor = runs;
        return this;
    }

    /**
     * Learns there, and goes by what is known there; shared with whoever has it, too. Without one, the router has its own,
     * which its configuration may have shared with other nodes.
     */
    public LlmRouterBuilder state(RouterState learned) {
        state = learned;
        return this;
    }

    /** Finds the orders that the strategy {@code custom} takes from the application. */
    public LlmRouterBuilder customStrategies(CustomStrategies source) {
        customs = source;
        return this;
    }

    /** Runs the action when the router is closed, after its calls were given up. */
    public LlmRouterBuilder onClose(Runnable action) {
        owned.add(action);
        return this;
    }

    /**
     * The router.
     *
     * @throws IllegalArgumentException if an account's settings do not fit, or no provider speaks its dialect
     */
    public LlmRouter build() {
        Watchdog watchdog = new Watchdog(scheduler == null ? ownScheduler() : scheduler, ticker);
        owned.add(watchdog::close);
        Executor shared = executor == null ? ownExecutor("llmrouter-call") : executor;
        SharedState nodes = state == null ? sharedState() : null;
        RouterState known = nodes == null ? Objects.requireNonNull(state) : nodes.state();
        Experiments experiments = new Experiments(known.experiments(), clock, shared, noticeListener);
        Chain.Tools tools = new Chain.Tools(
                watchdog,
                ticker,
                pause,
                random,
                new TargetStates(known.measurements(), clock, random, targetListener),
                new HedgeBudgets(clock),
                shared,
                Vocabularies.counter(),
                answeredCalls(experiments),
                experiments);
        owned.add(models::close);
        Map<String, ProviderFactory> all = allProviders();
        Strategies strategies = Strategies.builtIn(random).with(customs).with(known.strategies());
        CallListener heard = experiments.and(listener);
        EngineParts parts =
                new EngineParts(all, strategies, models, tools, clock, ids, heard, nodes, List.copyOf(owned));
        LlmRouter router = new RoutingEngine(config, parts);
        if (nodes != null) {
            nodes.awaitLearned(LEARN_FROM_OTHERS);
        }
        return router;
    }

    private SharedState sharedState() {
        SharedState own =
                new SharedState(clock, random, stateExecutor == null ? ownExecutor("llmrouter-state") : stateExecutor);
        owned.add(own::close);
        return own;
    }

    private AnsweredCalls answeredCalls(Experiments experiments) {
        AnsweredCalls answered = new AnsweredCalls(AnsweredCalls.USUAL_ROOM);
        answered.listen(experiments::judged);
        answered.listen(judged -> noticeListener.on(EventValues.notice(judged, clock.instant())));
        return answered;
    }

    /** A random (version 4) id. Unique, not secret: a generator for secrets would cost more than the plan. */
    private static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long variant2 = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant2).toString();
    }

    private Map<String, ProviderFactory> allProviders() {
        Map<String, ProviderFactory> all = new HashMap<>();
        // No transport is opened when all dialects have providers of the caller's.
        if (!providers.keySet().containsAll(Dialects.names())) {
            Transport over = transport == null ? ownTransport() : transport;
            Dialects.all(clock)
                    .forEach((name, dialect) ->
                            all.put(name, HttpProvider.factory(over, dialect, Dialects.signers(clock, over))));
        }
        all.put("local", LocalProvider.factory());
        all.put("simulated", SimulatedProvider.factory());
        all.put(OnnxModels.DIALECT, models.providers());
        all.put(Chain.fixedAnswerDialect(), Chain.fixedAnswers());
        all.putAll(providers);
        return Map.copyOf(all);
    }

    private Transport ownTransport() {
        Transport own = Transport.standalone();
        owned.add(own::close);
        return own;
    }

    private ScheduledExecutorService ownScheduler() {
        ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(1, daemons("llmrouter-watchdog"));
        own.setRemoveOnCancelPolicy(true);
        owned.add(own::shutdownNow);
        return own;
    }

    private Executor ownExecutor(String name) {
        ExecutorService own = Executors.newCachedThreadPool(daemons(name));
        owned.add(own::shutdownNow);
        return own;
    }

    private static ThreadFactory daemons(String name) {
        return action -> {
            Thread thread = new Thread(action, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
