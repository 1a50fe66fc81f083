package io.llmrouter.engine;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.AnsweredCall;
import io.llmrouter.engine.state.AnsweredCalls;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** What each call pays so that its answer can be scored later, whether anybody does or not; with eight threads at once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(8)
@State(Scope.Benchmark)
public class FeedbackBenchmark {

    private static final Target TARGET = Target.parse("works/m");

    private final AnsweredCalls answered = new AnsweredCalls(AnsweredCalls.USUAL_ROOM);
    private final List<String> ids =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(100_000).toList();

    /** Whose answer is next. */
    @State(Scope.Thread)
    public static class Turn {
        private int at = System.identityHashCode(this);
    }

    @Benchmark
    public void rememberAnAnswer(Turn turn) {
        String id = ids.get(Math.floorMod(turn.at++, ids.size()));
        answered.remember(
                new AnsweredCall(id, TARGET, "default", null, List.of(), new Money(4_200), Duration.ofMillis(20)),
                lesson -> {});
    }
}
