package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;

/**
 * Refuses candidates whose context window the request overflows even if its estimate is too high by the whole stated
 * error. A request that overflows it only if the estimate is exact, or too low, leaves a doubt. Lengths are in tokens.
 */
record FitsWindow(long input, double error, long output) implements Constraint {

    @Override
    public String name() {
        return "window";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Long window = candidate.card().contextWindow();
        if (window == null || most() <= window) {
            return Verdict.PASS;
        }
        long limit = window;
        if (least() <= limit) {
            return Verdict.doubt(() -> "may not fit: " + lengths() + " in a window of " + Figures.tokens(limit));
        }
        return Verdict.refuse(() -> lengths() + " are more than the window of " + Figures.tokens(limit));
    }

    private long least() {
        return (long) Math.ceil(input * (1 - error)) + output;
    }

    private long most() {
        return (long) Math.floor(input * (1 + error)) + output;
    }

    private String lengths() {
        return "about " + Figures.tokens(input) + " of input (± " + Math.round(error * 100) + " %) and "
                + Figures.tokens(output) + " of output";
    }
}
