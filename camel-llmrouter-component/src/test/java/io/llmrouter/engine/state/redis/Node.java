package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.strategy.Arm;
import io.llmrouter.engine.policy.strategy.Arms;
import io.llmrouter.engine.policy.strategy.Bindings;
import io.llmrouter.engine.state.Measurements;
import io.llmrouter.engine.state.RouterState;
import io.llmrouter.engine.state.StateSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What one node knows, with threads of its own. */
final class Node implements AutoCloseable {

    static final Target ONE = Target.parse("one/m");
    static final Target TWO = Target.parse("two/m");

    final ExecutorService threads = Executors.newCachedThreadPool();
    final SharedState shared;

    private Node(InstantSource clock) {
        shared = new SharedState(clock, new Random(7), threads);
        // a configuration has asked for its owners before anything is shared
        bindings();
        arms();
    }

    /** One that shares, and has learned what was there before. */
    static Node at(RedisProcess redis) {
        return at(redis, InstantSource.system());
    }

    static Node at(RedisProcess redis, InstantSource clock) {
        Node node = new Node(clock);
        node.shared.use(settings(redis));
        if (!node.shared.awaitLearned(Duration.ofMinutes(1))) {
            throw new AssertionError("what was there before was not learned in time");
        }
        return node;
    }

    /** One that shares, or does not as long as there is no Redis. */
    static Node waitingFor(RedisProcess redis) {
        Node node = new Node(InstantSource.system());
        node.shared.use(settings(redis));
        return node;
    }

    static StateSettings settings(RedisProcess redis) {
        return new StateSettings(URI.create(redis.address()), "test");
    }

    RouterState state() {
        return shared.state();
    }

    Measurements measurements() {
        return state().measurements();
    }

    Bindings bindings() {
        return state().strategies().bindings("default/sticky", 100);
    }

    Arms arms() {
        return state().strategies().arms("default/adaptive", 1_000);
    }

    /** What is known of {@link #ONE}. */
    Arm arm() {
        Candidate one = new Candidate(ONE, ModelCard.undescribed("any/model"), null, Set.of(), 1, null, false);
        return arms().of(List.of(one)).get(0);
    }

    /** A call of the target ends that way. */
    void call(Target target, @Nullable FailureKind failure) {
        measurements().began(target, Operation.CHAT).accept(attempt(target, failure));
    }

    static Attempt attempt(Target target, @Nullable FailureKind failure) {
        return new Attempt(
                1,
                target,
                "",
                failure == null ? null : Failure.of(failure, "down"),
                failure == null ? Usage.of(500, 20) : null,
                new Money(4_200),
                Duration.ofMillis(80),
                Duration.ofMillis(10),
                false,
                null,
                Operation.CHAT,
                List.of());
    }

    /** The median of the total times of a target; 0 when it is unknown. */
    double median(Target target) {
        return measurements()
                .traffic(target)
                .quantiles(Measure.TOTAL)
                .map(quantiles -> quantiles.p50())
                .orElse(0.0);
    }

    double errorRate(Target target) {
        return measurements().traffic(target).errorRate().orElse(Double.NaN);
    }

    @Override
    public void close() {
        shared.close();
        threads.shutdown();
    }
}
