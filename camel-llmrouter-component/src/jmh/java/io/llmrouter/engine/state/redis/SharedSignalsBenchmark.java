package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.state.Measurements;
import io.llmrouter.engine.state.StateSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to tell what became of a call where that is shared, with eight threads at the same target: with nobody, with
 * a Redis that is away, and with one beside them that takes a share of the processors.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = SharedSignalsBenchmark.ITERATIONS, time = 1)
@Fork(1)
@Threads(SharedSignalsBenchmark.THREAD_COUNT)
@State(Scope.Benchmark)
public class SharedSignalsBenchmark {

    static final int THREAD_COUNT = 8;
    static final int ITERATIONS = 5;
    private static final Target TARGET = Target.parse("works/m");
    private static final Duration LATENCY = Duration.ofMillis(20);

    private static final Attempt ATTEMPT = new Attempt(
            1,
            TARGET,
            "",
            null,
            Usage.of(500, 6),
            new Money(4_200),
            LATENCY,
            LATENCY,
            false,
            null,
            Operation.CHAT,
            List.of());

    /** The processor time of a call, which does not depend on what else the machine does. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private long began;
        private long took;
        private long calls;

        @Setup(Level.Iteration)
        public void start() {
            calls = 0;
            began = THREADS.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void stop() {
            took = THREADS.getCurrentThreadCpuTime() - began;
        }

        /** The mean of all threads and iterations: counters are added up. */
        public double processorNanos() {
            return (double) took / calls / THREAD_COUNT / ITERATIONS;
        }
    }

    @Param({"nobody", "away", "there"})
    public String redis;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private RedisProcess server;
    private SharedState shared;
    private Measurements measurements;

    @Setup(Level.Trial)
    public void start() {
        server = RedisProcess.started();
        shared = new SharedState(InstantSource.system(), new Random(7), threads);
        measurements = shared.state().measurements();
        if (redis.equals("away")) {
            server.stop();
        }
        if (!redis.equals("nobody")) {
            shared.use(new StateSettings(URI.create(server.address()), "benchmark"));
        }
    }

    @TearDown(Level.Trial)
    public void stop() {
        shared.close();
        server.close();
        threads.shutdownNow();
    }

    /** All that one attempt changes here, and its news. */
    @Benchmark
    public void beginAndEnd(Processor processor) {
        processor.calls++;
        measurements.began(TARGET, Operation.CHAT).accept(ATTEMPT);
    }

    @Benchmark
    public Traffic askForTraffic() {
        return measurements.traffic(TARGET);
    }
}
