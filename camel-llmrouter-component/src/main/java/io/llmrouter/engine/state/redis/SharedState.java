package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.experiment.ExperimentRecords;
import io.llmrouter.engine.policy.strategy.StrategyMemory;
import io.llmrouter.engine.state.NodeMeasurements;
import io.llmrouter.engine.state.RouterState;
import io.llmrouter.engine.state.StateSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one router learns, shared with others for as long as its settings say where. It is always answered from this process's
 * memory; what is learned is carried to the others and back by two threads, and only there anything waits for Redis. Without
 * Redis all goes on by what is known here. Thread-safe.
 */
public final class SharedState implements AutoCloseable {

    private static final String LIBRARY = "redis.clients:jedis";

    private final Outbox outbox = new Outbox();
    private final CallsElsewhere elsewhere = new CallsElsewhere();
    private final Numbering numbering = new Numbering(UUID.randomUUID().toString());
    private final RouterState state;
    private final Learners learners;
    private final InstantSource clock;
    private final Executor threads;
    private StateSettings settings = StateSettings.NONE;
    private @Nullable RedisLink link;

    /**
     * Shared with nobody yet.
     *
     * @param clock tells the time of day
     * @param random draws what is told again; thread-safe
     * @param threads runs what talks to Redis, in two threads that it keeps
     */
    public SharedState(InstantSource clock, RandomGenerator random, Executor threads) {
        this.clock = clock;
        this.threads = threads;
        NodeMeasurements here = NodeMeasurements.local(clock);
        SharedMemory memory = new SharedMemory(StrategyMemory.local(), outbox, random);
        ExperimentRecords experiments = ExperimentRecords.local();
        experiments.tell(news -> outbox.offer(new TrialNews(news)));
        learners = new Learners(here, memory, experiments, elsewhere);
        state = new RouterState(new SharedMeasurements(here, elsewhere, outbox), memory, experiments);
    }

    /** For the router to learn in, and to go by. */
    public RouterState state() {
        return state;
    }

    /**
     * Looks whether it can be shared so.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    public static void check(StateSettings settings) {
        if (settings.isShared() && !isThere()) {
            throw new IllegalArgumentException(
                    "state.redis has what routers learn shared by " + LIBRARY + ": add it to the application");
        }
    }

    private static boolean isThere() {
        try {
            Class.forName("redis.clients.jedis.Jedis", false, SharedState.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }

    /**
     * Shares it so from now on. The same settings keep what is open; what was learned stays in any case.
     *
     * @throws IllegalArgumentException as {@link #check}
     */
    public synchronized void use(StateSettings fresh) {
        if (!fresh.equals(settings)) {
            check(fresh);
            leave();
            settings = fresh;
            if (fresh.isShared()) {
                outbox.open();
                link = new RedisLink(fresh, numbering, outbox, learners, clock);
                link.start(threads);
            }
        }
    }

    /**
     * Waits until what others wrote before is learned, but not for a Redis that is away.
     *
     * @return whether it is learned within that time; true when nothing is shared
     */
    public boolean awaitLearned(Duration atMost) {
        RedisLink open = link();
        try {
            return open == null || open.presence().awaitCaughtUp(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized @Nullable RedisLink link() {
        return link;
    }

    /** How much of what was learned was not shared, because Redis was away or too slow. */
    public long dropped() {
        return outbox.dropped();
    }

    private void leave() {
        if (link != null) {
            outbox.offer(new BusyNews(numbering.node(), Map.of()));
            link.close();
            link = null;
        }
        outbox.shut();
        elsewhere.clear();
        learners.experiments().alone();
        settings = StateSettings.NONE;
    }

    /** Shares no more, after what is still to be told; what was learned stays. */
    @Override
    public synchronized void close() {
        leave();
    }
}
