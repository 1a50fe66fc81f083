package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.Shortlist;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A policy's fallbacks, judged once by what does not depend on a request. Immutable and thread-safe. */
final class Spares {

    private final List<Candidate> general;
    private final List<Candidate> contextLength;
    private final List<Candidate> contentPolicy;

    /** No fallbacks at all. */
    static final Spares NONE = new Spares(List.of(), List.of(), List.of());

    private Spares(List<Candidate> general, List<Candidate> contextLength, List<Candidate> contentPolicy) {
        this.general = general;
        this.contextLength = contextLength;
        this.contentPolicy = contentPolicy;
    }

    static Spares of(Fallbacks fallbacks, Roster roster, List<Constraint> standing) {
        return new Spares(
                passed(roster.resolve(fallbacks.general()), standing),
                passed(roster.resolve(fallbacks.contextLength()), standing),
                passed(roster.resolve(fallbacks.contentPolicy()), standing));
    }

    /** The plan's candidates, and behind them the general fallbacks that are not among them. */
    List<Ranked> behind(List<Ranked> ranked, List<Constraint> demands) {
        if (general.isEmpty()) {
            return ranked;
        }
        Set<Object> there = new HashSet<>();
        ranked.forEach(each -> there.add(each.candidate().target()));
        List<Ranked> all = new ArrayList<>(ranked);
        for (Ranked spare : ranked(general, demands)) {
            if (there.add(spare.candidate().target())) {
                all.add(spare);
            }
        }
        return all;
    }

    Detours detours(List<Constraint> demands) {
        return contextLength.isEmpty() && contentPolicy.isEmpty()
                ? Detours.NONE
                : new Detours(ranked(contextLength, demands), ranked(contentPolicy, demands));
    }

    private static List<Candidate> passed(List<Candidate> candidates, List<Constraint> constraints) {
        return candidates.isEmpty()
                ? List.of()
                : List.copyOf(Shortlist.of(candidates, constraints).passed());
    }

    private static List<Ranked> ranked(List<Candidate> candidates, List<Constraint> demands) {
        return passed(candidates, demands).stream()
                .map(each -> new Ranked(each, null, "a fallback"))
                .toList();
    }
}
