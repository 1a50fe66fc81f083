package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.policy.Candidate;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses candidates that are for something else. Tokens are counted for any: where nobody else does, by the engine. */
record Performs(Operation asked) implements Constraint {

    @Override
    public String name() {
        return "operation";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Set<Operation> operations = candidate.card().operations();
        return asked == Operation.COUNT_TOKENS || operations.contains(asked)
                ? Verdict.PASS
                : Verdict.refuse(() -> "it does not " + asked.verb() + "; " + does(operations));
    }

    private static String does(Set<Operation> operations) {
        String verbs = operations.stream()
                .filter(each -> each != Operation.COUNT_TOKENS)
                .map(Operation::verb)
                .collect(Collectors.joining(", "));
        return verbs.isEmpty() ? "its account offers nothing that it is for" : "it can " + verbs;
    }
}
