package io.llmrouter.engine.policy;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.policy.plan.Planner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a decision takes for a prompt of two kilobytes, from the bare request to the plan: the features of the request,
 * its estimate in tokens among them, are computed anew each time. A tenth of the candidates is refused. Single plans are
 * timed, so that the median holds on a machine that does other things too.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class PlanBenchmark {

    /**
     * Every strategy over lists of three sizes, each with the settings that it has by default, or the fewest it needs. For
     * those that look at embeddings, these are there already.
     */
    @State(Scope.Benchmark)
    public static class Orders {

        @Param({"10", "100", "1000"})
        public int candidates;

        @Param({
            "ordered",
            "round-robin",
            "weighted",
            "random",
            "price-weighted",
            "lowest-cost",
            "lowest-latency",
            "highest-throughput",
            "least-busy",
            "usage-headroom",
            "highest-quality",
            "weighted-score",
            "sticky",
            "complexity",
            "cascade",
            "by-region",
            "tiers",
            "adaptive",
            "semantic",
            "intent",
            "learned",
            "custom"
        })
        public String strategy;

        private Planner planner;

        @Setup
        public void prepare() {
            planner = Fleet.planner(candidates, strategy);
        }
    }

    private final ChatRequest request = ChatRequest.of(Fleet.prompt());

    @Benchmark
    public Plan plan(Orders orders) {
        return orders.planner.plan(
                new PlanRequest(request, CallOptions.DEFAULT, RequestFeatures.of(request, false), false));
    }

    @Benchmark
    public long estimate() {
        return RequestFeatures.of(request, false).inputTokens();
    }
}
