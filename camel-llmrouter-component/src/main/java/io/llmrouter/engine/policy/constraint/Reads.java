package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.policy.Candidate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses candidates that cannot read a kind of content the request has. */
record Reads(List<Modality> given) implements Constraint {

    @Override
    public String name() {
        return "modalities";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Set<Modality> reads = candidate.card().input();
        for (int at = 0; at < given.size(); at++) {
            Modality each = given.get(at);
            if (!reads.contains(each)) {
                return Verdict.refuse(
                        () -> "it does not read " + each.name().toLowerCase(Locale.ROOT) + ", which the request has");
            }
        }
        return Verdict.PASS;
    }
}
