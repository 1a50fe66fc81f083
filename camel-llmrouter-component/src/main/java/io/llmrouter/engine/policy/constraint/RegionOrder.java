package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Regions in the order in which they are to be used: a later one only while no candidate of an earlier one is eligible.
 *
 * @param regions each holding those whose names begin with its own
 */
public record RegionOrder(List<String> regions) {

    /** What is left of a list: the candidates of the first region that has any. Those of others are refused. */
    public Shortlist nearest(Shortlist all) {
        return nearest(all, all.passed());
    }

    /** What is left of a list: the candidates of the first region that has any of those others. The rest is refused. */
    public Shortlist nearest(Shortlist all, List<Candidate> others) {
        int nearest = regions.size();
        for (Candidate each : others) {
            nearest = Math.min(nearest, place(each));
        }
        return nearest == regions.size() ? all : within(all, nearest);
    }

    private Shortlist within(Shortlist all, int nearest) {
        List<Candidate> near = new ArrayList<>(all.passed().size());
        List<Refusal> refused = new ArrayList<>(all.refused());
        String first = regions.get(nearest);
        for (Candidate each : all.passed()) {
            if (place(each) == nearest) {
                near.add(each);
            } else {
                refused.add(new Refusal(
                        each,
                        "region",
                        () -> "it computes in " + each.region() + ", and one in " + first + " is eligible"));
            }
        }
        return new Shortlist(near, all.doubts(), refused);
    }

    /** The same order as wishes: a candidate misses one for each region before its own. */
    List<Constraint> wishes() {
        List<Constraint> all = new ArrayList<>();
        for (int end = 1; end <= regions.size(); end++) {
            all.add(new Wish(new InRegion(Set.copyOf(regions.subList(0, end)))));
        }
        return all;
    }

    private int place(Candidate candidate) {
        for (int at = 0; at < regions.size(); at++) {
            if (candidate.computesIn(Set.of(regions.get(at)))) {
                return at;
            }
        }
        return regions.size();
    }
}
