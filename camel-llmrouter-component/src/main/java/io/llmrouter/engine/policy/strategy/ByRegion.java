package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Set;

/**
 * Puts the candidate first that computes where one would have it, and farther ones behind it.
 *
 * <p>Formula: the place in the list {@code regions} of the first one that holds the candidate's region, from 0; the length
 * of the list when none does or nobody knows. The score has no unit; equal ones keep the list's order. Use it where another
 * region is a fallback rather than forbidden: as a tier of its own, before what chooses within a region. Without
 * {@code regions} all are alike.
 */
final class ByRegion implements Strategy {

    private static final Reason ELSEWHERE = Reason.of("in none of the regions");

    private final List<Set<String>> regions;
    private final List<Reason> reasons;

    ByRegion(List<String> regions) {
        this.regions = regions.stream().map(Set::of).toList();
        this.reasons = regions.stream().map(each -> Reason.of("in " + each)).toList();
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        int[] places = new int[candidates.size()];
        Scores scores = new Scores(places.length);
        for (int at = 0; at < places.length; at++) {
            places[at] = place(candidates.get(at));
            scores.set(at, places[at]);
        }
        return scores.order(at -> new Ranked(
                candidates.get(at),
                (double) places[at],
                places[at] < reasons.size() ? reasons.get(places[at]) : ELSEWHERE));
    }

    private int place(Candidate candidate) {
        int at = 0;
        while (at < regions.size() && !candidate.computesIn(regions.get(at))) {
            at++;
        }
        return at;
    }
}
