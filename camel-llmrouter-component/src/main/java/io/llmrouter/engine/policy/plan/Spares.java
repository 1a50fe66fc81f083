package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.RegionOrder;
import io.llmrouter.engine.policy.constraint.Shortlist;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A policy's fallbacks, judged once by what does not depend on a request. Immutable and thread-safe. */
final class Spares {

    private static final Reason A_FALLBACK = Reason.of("a fallback");

    private final List<Candidate> general;
    private final List<Candidate> contextLength;
    private final List<Candidate> contentPolicy;
    private final List<RegionOrder> regions;

    /** No fallbacks at all. */
    static final Spares NONE = new Spares(List.of(), List.of(), List.of(), List.of());

    private Spares(
            List<Candidate> general,
            List<Candidate> contextLength,
            List<Candidate> contentPolicy,
            List<RegionOrder> regions) {
        this.general = general;
        this.contextLength = contextLength;
        this.contentPolicy = contentPolicy;
        this.regions = regions;
    }

    /**
     * A policy's.
     *
     * @param regions in which order regions are used
     */
    static Spares of(Fallbacks fallbacks, Roster roster, List<Constraint> standing, List<RegionOrder> regions) {
        return new Spares(
                passed(roster.resolve(fallbacks.general()), standing),
                passed(roster.resolve(fallbacks.contextLength()), standing),
                passed(roster.resolve(fallbacks.contentPolicy()), standing),
                List.copyOf(regions));
    }

    /**
     * The plan's candidates, and behind them the general fallbacks that are not among them. Fallbacks keep to the region that
     * an order of regions chose for the candidates.
     */
    List<Ranked> behind(List<Ranked> ranked, List<Constraint> demands) {
        if (general.isEmpty()) {
            return ranked;
        }
        Set<Object> there = new HashSet<>();
        ranked.forEach(each -> there.add(each.candidate().target()));
        List<Ranked> all = new ArrayList<>(ranked);
        for (Ranked spare : ranked(general, demands, ranked)) {
            if (there.add(spare.candidate().target())) {
                all.add(spare);
            }
        }
        return all;
    }

    /** Where the call goes after some failures instead of those candidates. */
    Detours detours(List<Ranked> ranked, List<Constraint> demands) {
        return contextLength.isEmpty() && contentPolicy.isEmpty()
                ? Detours.NONE
                : new Detours(ranked(contextLength, demands, ranked), ranked(contentPolicy, demands, ranked));
    }

    private static List<Candidate> passed(List<Candidate> candidates, List<Constraint> constraints) {
        return candidates.isEmpty()
                ? List.of()
                : List.copyOf(Shortlist.of(candidates, constraints).passed());
    }

    private List<Ranked> ranked(List<Candidate> candidates, List<Constraint> demands, List<Ranked> chosen) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Shortlist left = Shortlist.of(candidates, demands);
        for (RegionOrder order : regions) {
            left = order.nearest(
                    left,
                    chosen.isEmpty()
                            ? left.passed()
                            : chosen.stream().map(Ranked::candidate).toList());
        }
        return left.doubtedLast(left.passed().stream()
                .map(each -> new Ranked(each, null, A_FALLBACK))
                .toList());
    }
}
