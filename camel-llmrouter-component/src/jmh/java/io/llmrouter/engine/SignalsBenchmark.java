package io.llmrouter.engine;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.state.TargetStates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to ask about a target, and to tell what became of a call, with eight threads at the same target. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(8)
@State(Scope.Benchmark)
public class SignalsBenchmark {

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

    private final TargetStates states = new TargetStates(
            InstantSource.system(), () -> ThreadLocalRandom.current().nextLong(), TargetListener.NONE);

    @Benchmark
    public Object askWhetherTripped() {
        return states.tripped(TARGET);
    }

    @Benchmark
    public Object askForLatency() {
        return states.latencyMillis(TARGET);
    }

    @Benchmark
    public Object askForPercentile() {
        return states.traffic(TARGET).quantiles(Measure.TOTAL);
    }

    /** All that one attempt changes: the calls under way, three spreads, the error rate and what was spent. */
    @Benchmark
    public void beginAndEnd() {
        states.began(TARGET, Operation.CHAT).accept(ATTEMPT);
    }

    @Benchmark
    public void enterAndSucceed() {
        states.tryEnter(TARGET).orElseThrow().succeeded(LATENCY);
    }

    @Benchmark
    public void learnLatency() {
        states.answered(TARGET, LATENCY);
    }
}
