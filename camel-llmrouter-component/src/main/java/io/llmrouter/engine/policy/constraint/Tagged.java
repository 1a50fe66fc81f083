package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import java.util.Set;
import java.util.TreeSet;

/** Refuses candidates that lack a tag. */
record Tagged(Set<String> required) implements Constraint {

    @Override
    public String name() {
        return "tags";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        if (candidate.tags().containsAll(required)) {
            return Verdict.PASS;
        }
        TreeSet<String> missing = new TreeSet<>(required);
        missing.removeAll(candidate.tags());
        return Verdict.refuse(() -> "it is not tagged " + String.join(" or ", missing));
    }
}
