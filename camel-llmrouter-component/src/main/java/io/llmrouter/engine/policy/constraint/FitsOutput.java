package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;

/** Refuses candidates whose longest answer, in tokens, is shorter than the one asked for. */
record FitsOutput(long asked) implements Constraint {

    @Override
    public String name() {
        return "output";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Long longest = candidate.card().maxOutput();
        if (longest == null || asked <= longest) {
            return Verdict.PASS;
        }
        long limit = longest;
        return Verdict.refuse(() -> "its answers have at most " + Figures.tokens(limit) + ", and maxTokens asks for "
                + Figures.tokens(asked));
    }
}
