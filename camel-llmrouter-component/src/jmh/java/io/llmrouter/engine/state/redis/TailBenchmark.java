package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.state.StateSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.Jedis;

/** How long a node that starts takes to learn what full streams hold: 10,000 calls, 10,000 bindings and 10,000 lessons. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class TailBenchmark {

    private static final Target TARGET = Target.parse("works/m");
    private static final int EACH = 10_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RedisProcess server = RedisProcess.started();
    private SharedState node;

    private SharedState started() {
        SharedState fresh = new SharedState(InstantSource.system(), new Random(7), threads);
        fresh.state().strategies().bindings("default/sticky", EACH);
        fresh.state().strategies().arms("default/adaptive", 1_000);
        fresh.use(new StateSettings(URI.create(server.address()), "benchmark"));
        if (!fresh.awaitLearned(Duration.ofMinutes(1))) {
            throw new IllegalStateException("what is there was not learned");
        }
        return fresh;
    }

    @Setup(Level.Trial)
    public void fill() {
        try (SharedState before = started()) {
            for (int each = 0; each < EACH; each++) {
                before.state().measurements().began(TARGET, Operation.CHAT).accept(attempt());
                before.state().strategies().bindings("default/sticky", EACH).bind(each, TARGET);
                before.state().strategies().arms("default/adaptive", 1_000).learn(lesson());
                if (each % 1_000 == 0) {
                    awaitWritten(3 * each);
                }
            }
        }
    }

    /** Nothing is dropped when there is never more than a thousand of each waiting. */
    private void awaitWritten(int entries) {
        try (Jedis redis = server.client()) {
            while (entries
                    > redis.xlen("benchmark:calls")
                            + redis.xlen("benchmark:bindings")
                            + redis.xlen("benchmark:lessons")) {
                Thread.onSpinWait();
            }
        }
    }

    private static Attempt attempt() {
        Duration latency = Duration.ofMillis(20);
        return new Attempt(
                1,
                TARGET,
                "",
                null,
                Usage.of(500, 6),
                new Money(4_200),
                latency,
                latency,
                false,
                null,
                Operation.CHAT,
                List.of());
    }

    private static Lesson lesson() {
        return new Lesson.Answered(TARGET, new Money(4_200), Duration.ofMillis(20));
    }

    @TearDown(Level.Trial)
    public void stop() {
        server.close();
        threads.shutdownNow();
    }

    @TearDown(Level.Invocation)
    public void close() {
        node.close();
    }

    @Benchmark
    public SharedState learnWhatIsThere() {
        node = started();
        return node;
    }
}
