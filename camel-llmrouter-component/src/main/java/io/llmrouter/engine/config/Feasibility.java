package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.constraint.Demands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds constraints that no candidate can ever meet. What is unknown of a candidate meets no constraint, as in planning;
 * that an account is off is not held against it, since that may change.
 */
final class Feasibility {

    /**
     * One demand.
     *
     * @param key where it is written
     * @param met whether a candidate meets it
     * @param why none does, in words
     */
    private record Demand(String key, Predicate<Candidate> met, Function<List<Candidate>, String> why) {}

    private Feasibility() {}

    /** Reports what is impossible, at the constraints that were written last. */
    static void check(List<Candidate> candidates, List<Constraints> demanded, Fields written) {
        List<Demand> own = demands(demanded.get(demanded.size() - 1));
        boolean impossible = false;
        for (Demand demand : own) {
            if (candidates.stream().noneMatch(demand.met)) {
                impossible = true;
                written.problems()
                        .add(written.spot(demand.key), "no candidate can ever pass: " + demand.why.apply(candidates));
            }
        }
        if (!impossible && candidates.stream().noneMatch(candidate -> meetsAll(candidate, demanded))) {
            written.problems()
                    .add(
                            written.spot(),
                            "no candidate can ever pass: each meets some of these constraints, none meets all"
                                    + (demanded.size() > 1 ? " together with the policy's" : ""));
        }
    }

    private static boolean meetsAll(Candidate candidate, List<Constraints> demanded) {
        return demanded.stream().flatMap(each -> demands(each).stream()).allMatch(demand -> demand.met.test(candidate));
    }

    private static List<Demand> demands(Constraints asked) {
        List<Demand> all = new ArrayList<>();
        price(all, "input", asked.maxInputPrice(), Price::input);
        price(all, "output", asked.maxOutputPrice(), Price::output);
        if (!asked.require().isEmpty()) {
            all.add(new Demand(
                    "require",
                    each -> each.card().features().containsAll(asked.require()),
                    candidates -> "none has " + features(asked.require())));
        }
        if (!asked.tags().isEmpty()) {
            all.add(new Demand(
                    "tags",
                    each -> each.tags().containsAll(asked.tags()),
                    candidates -> "none is tagged " + words(asked.tags()) + "; their tags: " + tags(candidates)));
        }
        places(all, asked);
        Demands.neverMet(asked.limits())
                .forEach((key, why) -> all.add(new Demand(
                        key,
                        each -> why.apply(each).isEmpty(),
                        candidates -> candidates.get(0).target() + ": "
                                + why.apply(candidates.get(0)).orElse(""))));
        return all;
    }

    private static void places(List<Demand> all, Constraints asked) {
        if (!asked.regions().isEmpty()) {
            all.add(new Demand(
                    "regions",
                    each -> each.computesIn(asked.regions()),
                    candidates ->
                            "none computes in " + words(asked.regions()) + "; their regions: " + regions(candidates)));
        }
        Long window = asked.minContextWindow();
        if (window != null) {
            all.add(new Demand(
                    "minContextWindow",
                    each -> {
                        Long has = each.card().contextWindow();
                        return has != null && has >= window;
                    },
                    Feasibility::widest));
        }
        if (!asked.allow().isEmpty()) {
            all.add(new Demand("allow", each -> matches(asked.allow(), each), candidates -> "none is allowed"));
        }
        if (!asked.deny().isEmpty()) {
            all.add(new Demand("deny", each -> !matches(asked.deny(), each), candidates -> "all are denied"));
        }
    }

    private static void price(
            List<Demand> all, String side, @Nullable Long ceiling, Function<Price, @Nullable Long> price) {
        if (ceiling == null) {
            return;
        }
        all.add(new Demand(
                "maxPrice",
                each -> {
                    Long asked = price.apply(each.card().price());
                    return asked != null && asked <= ceiling;
                },
                candidates -> cheapest(candidates, side, price)));
    }

    private static String cheapest(List<Candidate> candidates, String side, Function<Price, @Nullable Long> price) {
        return candidates.stream()
                .filter(each -> price.apply(each.card().price()) != null)
                .min(Comparator.comparing(
                        each -> Objects.requireNonNull(price.apply(each.card().price()))))
                .map(each -> "the cheapest " + side + " is that of " + each.target() + ", at "
                        + new Money(
                                Objects.requireNonNull(price.apply(each.card().price()))) + " per million tokens")
                .orElse("the " + side + " price of every candidate is unknown");
    }

    private static String widest(List<Candidate> candidates) {
        return candidates.stream()
                .filter(each -> each.card().contextWindow() != null)
                .max(Comparator.comparing(
                        each -> Objects.requireNonNull(each.card().contextWindow())))
                .map(each -> "the largest window is that of " + each.target() + ", with "
                        + each.card().contextWindow() + " tokens")
                .orElse("the window of every candidate is unknown");
    }

    private static boolean matches(List<String> wildcards, Candidate candidate) {
        String target = candidate.target().toString();
        return wildcards.stream().anyMatch(each -> Wildcard.of(each).matches(target));
    }

    private static String features(Set<ModelFeature> features) {
        return features.stream().map(ModelFeature::word).sorted().collect(Collectors.joining(" and "));
    }

    private static String words(Set<String> words) {
        return String.join(" and ", new TreeSet<>(words));
    }

    private static String tags(List<Candidate> candidates) {
        TreeSet<String> tags = candidates.stream()
                .flatMap(each -> each.tags().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return tags.isEmpty() ? "none" : String.join(", ", tags);
    }

    private static String regions(List<Candidate> candidates) {
        TreeSet<String> regions = new TreeSet<>();
        for (Candidate each : candidates) {
            String region = each.region();
            regions.add(region == null ? "unknown" : region);
        }
        return String.join(", ", regions);
    }
}
