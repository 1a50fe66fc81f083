package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.policy.Candidate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses candidates that lack a feature. */
record Able(Set<ModelFeature> needed) implements Constraint {

    @Override
    public String name() {
        return "features";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Set<ModelFeature> has = candidate.card().features();
        for (ModelFeature each : needed) {
            if (!has.contains(each)) {
                return Verdict.refuse(() -> "it has no " + missing(has));
            }
        }
        return Verdict.PASS;
    }

    private String missing(Set<ModelFeature> has) {
        EnumSet<ModelFeature> missing = EnumSet.copyOf(needed);
        missing.removeAll(has);
        return missing.stream().map(ModelFeature::word).collect(Collectors.joining(" and no "));
    }
}
