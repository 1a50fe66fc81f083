package io.llmrouter.engine.experiment;

import io.llmrouter.engine.model.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was counted of one variant. Not thread-safe. */
final class Tally {

    private long calls;
    private long failed;
    private final Moments cost = new Moments();
    private final Moments latency = new Moments();
    private final Latencies latencies = new Latencies();
    private final Moments quality = new Moments();

    void answered(@Nullable Money paid, Duration took) {
        calls++;
        cost(paid);
        latency.add(took.toNanos() / 1e6);
        latencies.add(took);
    }

    void failed(@Nullable Money paid) {
        calls++;
        failed++;
        cost(paid);
    }

    private void cost(@Nullable Money paid) {
        if (paid != null) {
            cost.add(paid.nanos() / 1e9);
        }
    }

    void scored(@Nullable Double before, double score) {
        if (before == null || quality.sample().count() == 0) {
            quality.add(score);
        } else {
            quality.replace(before, score);
        }
    }

    VariantReport report(String name) {
        return new VariantReport(
                name,
                calls,
                failed,
                cost.sample(),
                latency.sample(),
                new double[] {latencies.percentile(0.5), latencies.percentile(0.9), latencies.percentile(0.99)},
                quality.sample());
    }
}
