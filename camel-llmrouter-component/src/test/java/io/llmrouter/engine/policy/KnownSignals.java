package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Signals that a test says. */
public class KnownSignals implements Signals {

    private final Map<String, Double> latencies = new HashMap<>();
    private final Map<String, Known> traffic = new HashMap<>();
    private final Map<String, ResponseNotes> headroom = new HashMap<>();
    private final Map<String, Load> loads = new HashMap<>();
    private final Set<String> outdated = new HashSet<>();
    private final Set<String> tripped = new HashSet<>();

    /** What a test says of one target's traffic. */
    public record Known(Map<Measure, Quantiles> spreads, OptionalDouble errorRate, int inFlight) implements Traffic {
        @Override
        public Optional<Quantiles> quantiles(Measure measure) {
            return Optional.ofNullable(spreads.get(measure));
        }

        @Override
        public Money spent() {
            return Money.ZERO;
        }
    }

    /** Was called, but not for long. */
    public KnownSignals outdated(String target) {
        outdated.add(target);
        return this;
    }

    /** Takes no calls. */
    public KnownSignals trip(String target) {
        tripped.add(target);
        return this;
    }

    @Override
    public boolean isOutdated(Target target) {
        return outdated.contains(target.toString());
    }

    public KnownSignals latency(String target, double millis) {
        latencies.put(target, millis);
        return this;
    }

    public KnownSignals spread(String target, Measure measure, double p50, double p90, double p99) {
        Map<Measure, Quantiles> spreads = new HashMap<>(known(target).spreads);
        spreads.put(measure, new Quantiles(p50, p90, p99));
        traffic.put(target, new Known(spreads, known(target).errorRate, known(target).inFlight));
        return this;
    }

    public KnownSignals errors(String target, double rate) {
        traffic.put(target, new Known(known(target).spreads, OptionalDouble.of(rate), known(target).inFlight));
        return this;
    }

    public KnownSignals inFlight(String target, int calls) {
        traffic.put(target, new Known(known(target).spreads, known(target).errorRate, calls));
        return this;
    }

    public KnownSignals requestsLeft(String target, long limit, long remaining) {
        headroom.put(target, new ResponseNotes(null, new Headroom(limit, remaining, null), Headroom.UNKNOWN, null));
        return this;
    }

    public KnownSignals tokensLeft(String target, long limit, long remaining) {
        headroom.put(target, new ResponseNotes(null, Headroom.UNKNOWN, new Headroom(limit, remaining, null), null));
        return this;
    }

    public KnownSignals placesFree(String target, int places, int free) {
        loads.put(target, new Load(places, places - free, free, 0));
        return this;
    }

    /** Of some of the targets that {@link Samples#many} makes something is known, small numbers that are often equal. */
    public static KnownSignals drawn(Random random) {
        KnownSignals signals = new KnownSignals();
        for (int at = 0; at < 31; at += 1 + random.nextInt(3)) {
            String target = "a" + at + "/m";
            signals.latency(target, random.nextInt(4)).inFlight(target, random.nextInt(3));
            signals.spread(target, Measure.values()[random.nextInt(3)], 1 + random.nextInt(3), 5, 9);
            if (random.nextBoolean()) {
                signals.errors(target, random.nextInt(3) / 4.0).requestsLeft(target, 10, random.nextInt(11));
                signals.placesFree(target, 4, 1 + random.nextInt(4));
            }
        }
        return signals;
    }

    private Known known(String target) {
        return traffic.getOrDefault(target, new Known(Map.of(), OptionalDouble.empty(), 0));
    }

    @Override
    public Optional<String> tripped(Target target) {
        return tripped.contains(target.toString()) ? Optional.of("it is away") : Optional.empty();
    }

    @Override
    public OptionalDouble latencyMillis(Target target) {
        Double millis = latencies.get(target.toString());
        return millis == null ? OptionalDouble.empty() : OptionalDouble.of(millis);
    }

    @Override
    public Traffic traffic(Target target) {
        return known(target.toString());
    }

    @Override
    public boolean isLoadLimited() {
        return !loads.isEmpty();
    }

    @Override
    public Optional<Load> load(Target target, Priority priority) {
        return Optional.ofNullable(loads.get(target.toString()));
    }

    @Override
    public Optional<ResponseNotes> headroom(Target target) {
        return Optional.ofNullable(headroom.get(target.toString()));
    }
}
