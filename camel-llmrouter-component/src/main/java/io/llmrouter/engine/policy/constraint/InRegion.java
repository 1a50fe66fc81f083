package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import java.util.Set;
import java.util.TreeSet;

/** Refuses candidates that compute outside some regions, or nobody knows where. */
record InRegion(Set<String> regions) implements Constraint {

    @Override
    public String name() {
        return "region";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        String region = candidate.region();
        if (candidate.computesIn(regions)) {
            return Verdict.PASS;
        }
        return Verdict.refuse(() -> (region == null ? "its region is unknown" : "it computes in " + region)
                + ", and must be in " + String.join(" or ", new TreeSet<>(regions)));
    }
}
