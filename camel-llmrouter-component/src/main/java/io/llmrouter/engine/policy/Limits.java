package io.llmrouter.engine.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of a candidate's speed, quality, terms and place.
 *
 * @param latency how slow it may be, as measured; null for any
 * @param throughput how many tokens a second it must usually write, as measured; null for any
 * @param quality the least quality by task, from 0 to 1
 * @param scores where other scores of its card must be, by name
 * @param dataPolicy what may become of data; null for anything
 * @param licences licences or families of them, one of which its model must have, if any are named
 * @param servedUntil the day on which its model must still be served; null for any
 * @param regionOrder regions in the order of preference: a candidate of a later one is refused while one of an earlier one
 *     is eligible; empty for any
 */
public record Limits(
        @Nullable LatencyCeiling latency,
        @Nullable Double throughput,
        Map<String, Double> quality,
        Map<String, ScoreRange> scores,
        @Nullable DataPolicy dataPolicy,
        Set<String> licences,
        @Nullable LocalDate servedUntil,
        List<String> regionOrder) {

    /** Demands nothing. */
    public static final Limits NONE = new Limits(null, null, Map.of(), Map.of(), null, Set.of(), null, List.of());

    public Limits {
        quality = Map.copyOf(quality);
        scores = Map.copyOf(scores);
        licences = Set.copyOf(licences);
        regionOrder = List.copyOf(regionOrder);
    }

    /** The same without an order of regions. */
    Limits withoutRegionOrder() {
        return new Limits(latency, throughput, quality, scores, dataPolicy, licences, servedUntil, List.of());
    }
}
