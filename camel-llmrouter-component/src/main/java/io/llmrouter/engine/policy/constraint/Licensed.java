package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import java.util.Set;
import java.util.TreeSet;

/** Refuses candidates whose weights are under none of some licences or families of them, or nobody knows under which. */
record Licensed(Set<String> allowed) implements Constraint {

    @Override
    public String name() {
        return "licence";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        String licence = candidate.card().licence();
        if (licence != null && allowed.stream().anyMatch(each -> LicenceFamily.covers(each, licence))) {
            return Verdict.PASS;
        }
        return Verdict.refuse(
                () -> (licence == null ? "its weights have no known licence" : "its licence is " + licence)
                        + ", and must be " + String.join(" or ", new TreeSet<>(allowed)));
    }
}
