package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.Candidate;
import java.util.List;

/** Refuses candidates that no wildcard of a list allows. */
record Allowed(List<Wildcard> patterns) implements Constraint {

    @Override
    public String name() {
        return "allow";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        String target = candidate.target().toString();
        return patterns.stream().anyMatch(each -> each.matches(target))
                ? Verdict.PASS
                : Verdict.refuse(() -> "it matches none of the allowed " + patterns);
    }
}
