package io.llmrouter.engine.observe.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The series of a registry, by meter and by the values of its tags. Thread-safe. */
final class Series {

    /** What OpenTelemetry asks for: from 10 ms, doubling, to 82 s. */
    private static final Duration[] TIMES = LongStream.iterate(10, each -> each * 2)
            .limit(14)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** What OpenTelemetry asks for: powers of four, from 1 to 67 million. */
    private static final double[] TOKENS =
            DoubleStream.iterate(1, each -> each * 4).limit(14).toArray();

    private final MeterRegistry registry;
    private final Queue<Meter> gauges = new ConcurrentLinkedQueue<>();

    Series(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(RouterMeter meter, double amount, String... values) {
        Counter.builder(meter.meter())
                .description(meter.description())
                .baseUnit(meter.unit())
                .tags(tags(meter, values))
                .register(registry)
                .increment(amount);
    }

    void time(RouterMeter meter, Duration time, String... values) {
        Timer.builder(meter.meter())
                .description(meter.description())
                .serviceLevelObjectives(TIMES)
                .tags(tags(meter, values))
                .register(registry)
                .record(time);
    }

    void measure(RouterMeter meter, double amount, String... values) {
        DistributionSummary.builder(meter.meter())
                .description(meter.description())
                .baseUnit(meter.unit())
                .serviceLevelObjectives(TOKENS)
                .tags(tags(meter, values))
                .register(registry)
                .record(amount);
    }

    /** Shows what the supplier says each time it is asked. */
    void show(RouterMeter meter, DoubleSupplier value, String... values) {
        gauges.add(Gauge.builder(meter.meter(), value::getAsDouble)
                .description(meter.description())
                .baseUnit(meter.unit().isEmpty() ? null : meter.unit())
                .tags(tags(meter, values))
                .register(registry));
    }

    /** Takes the gauges out of the registry, so that it holds on to nothing; what was counted stays. */
    void close() {
        for (Meter gauge = gauges.poll(); gauge != null; gauge = gauges.poll()) {
            registry.remove(gauge);
        }
    }

    private static Tags tags(RouterMeter meter, String... values) {
        List<Tag> tags = new ArrayList<>(values.length);
        for (int i = 0; i < meter.tags().size(); i++) {
            tags.add(Tag.of(meter.tags().get(i).key(), values[i]));
        }
        return Tags.of(tags);
    }
}
