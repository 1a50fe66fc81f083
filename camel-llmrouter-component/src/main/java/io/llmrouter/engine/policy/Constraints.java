package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.ModelFeature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy or rule demands of candidates, as configured. What a request itself needs (modalities, tools, window) is
 * always demanded.
 *
 * @param maxInputPrice nano-USD per million input tokens; null for no ceiling
 * @param maxOutputPrice nano-USD per million output tokens; null for no ceiling
 * @param require features every candidate must have
 * @param tags tags every candidate must have
 * @param regions the candidate's region must be one of them, if any are named
 * @param allow wildcards of targets, one of which must match, if any are named
 * @param deny wildcards of targets, none of which may match
 * @param minContextWindow tokens; null for no floor
 * @param limits what is demanded of speed, quality, terms and place
 * @param prefer the same as wishes: who does not meet them ranks behind those who do; null for none
 */
public record Constraints(
        @Nullable Long maxInputPrice,
        @Nullable Long maxOutputPrice,
        Set<ModelFeature> require,
        Set<String> tags,
        Set<String> regions,
        List<String> allow,
        List<String> deny,
        @Nullable Long minContextWindow,
        Limits limits,
        @Nullable Constraints prefer) {

    /** Demands nothing. */
    public static final Constraints NONE =
            new Constraints(null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(), null, Limits.NONE, null);

    public Constraints {
        require = Set.copyOf(require);
        tags = Set.copyOf(tags);
        regions = Set.copyOf(regions);
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** The same without a ceiling on the price. */
    public Constraints withoutPriceCeiling() {
        return new Constraints(null, null, require, tags, regions, allow, deny, minContextWindow, limits, prefer);
    }

    /** Of these, the ceiling on the price alone. */
    public Constraints priceCeiling() {
        return new Constraints(
                maxInputPrice,
                maxOutputPrice,
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                null,
                Limits.NONE,
                null);
    }

    /** The same without an order of regions. */
    public Constraints withoutRegionOrder() {
        return new Constraints(
                maxInputPrice,
                maxOutputPrice,
                require,
                tags,
                regions,
                allow,
                deny,
                minContextWindow,
                limits.withoutRegionOrder(),
                prefer);
    }
}
