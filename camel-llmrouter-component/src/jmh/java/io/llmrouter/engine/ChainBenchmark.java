package io.llmrouter.engine;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the chain costs over a bare call of a provider that answers at once, for a 2 kB prompt: whole answers, the time a
 * stream takes to its first event, each further event, and the time from a target's failure to the next one's answer.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ChainBenchmark {

    private static final ChatRequest REQUEST = ChatRequest.of("Say in one sentence what this is about. ".repeat(50));
    private static final CallOptions FAILOVER = CallOptions.DEFAULT.withPolicy("failover");

    private final Provider bare = new Bench.Works();
    private LlmRouter router;
    private AnswerStream stream;

    @Setup
    public void start() {
        router = Bench.router();
    }

    @TearDown
    public void stop() {
        router.close();
    }

    @Benchmark
    public Object bareCall() {
        return bare.chat(call());
    }

    @Benchmark
    public Object chat() {
        return router.chat(REQUEST, CallOptions.DEFAULT);
    }

    @Benchmark
    public Object chatAfterOneFailure() {
        return router.chat(REQUEST, FAILOVER);
    }

    @Benchmark
    public Object firstEvent() {
        try (AnswerStream stream = router.stream(REQUEST, CallOptions.DEFAULT)) {
            return stream.next();
        }
    }

    /** One further event; once in a thousand it is the first of another stream. */
    @Benchmark
    public Object nextEvent() {
        AnswerStream current = stream;
        if (current == null || !current.hasNext()) {
            current = router.stream(REQUEST, CallOptions.DEFAULT);
            stream = current;
        }
        return current.next();
    }

    private static ProviderCall<ChatRequest> call() {
        return new ProviderCall<>(
                REQUEST,
                "m",
                CardFacts.NONE,
                Credential.NONE,
                Duration.ofSeconds(2),
                new Cancellation(),
                null,
                CallNotes.NONE);
    }
}
