package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.Candidate;
import java.util.List;
import java.util.Optional;

/** Refuses candidates that a wildcard of a list denies. */
record NotDenied(List<Wildcard> patterns) implements Constraint {

    @Override
    public String name() {
        return "deny";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        String target = candidate.target().toString();
        Optional<Wildcard> denies =
                patterns.stream().filter(each -> each.matches(target)).findFirst();
        return denies.isEmpty() ? Verdict.PASS : Verdict.refuse(() -> "it is denied by " + denies.get());
    }
}
