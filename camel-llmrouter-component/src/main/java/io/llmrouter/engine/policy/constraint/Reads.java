package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.policy.Candidate;
import java.util.Locale;
import java.util.Set;

/** Refuses candidates that cannot read a kind of content the request has. */
record Reads(Set<Modality> given) implements Constraint {

    @Override
    public String name() {
        return "modalities";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Set<Modality> reads = candidate.card().input();
        for (Modality each : given) {
            if (!reads.contains(each)) {
                return Verdict.refuse(
                        () -> "it does not read " + each.name().toLowerCase(Locale.ROOT) + ", which the request has");
            }
        }
        return Verdict.PASS;
    }
}
