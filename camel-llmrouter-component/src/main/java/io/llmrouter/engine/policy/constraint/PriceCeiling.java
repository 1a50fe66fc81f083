package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import org.jspecify.annotations.Nullable;

/** Refuses candidates above a price, in nano-USD per million tokens. An unknown price is above every ceiling. */
record PriceCeiling(@Nullable Long input, @Nullable Long output) implements Constraint {

    @Override
    public String name() {
        return "price";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Price price = candidate.card().price();
        Verdict verdict = judge("input", price.input(), input);
        return verdict.kind() == Verdict.Kind.PASS ? judge("output", price.output(), output) : verdict;
    }

    private static Verdict judge(String side, @Nullable Long price, @Nullable Long ceiling) {
        if (ceiling == null) {
            return Verdict.PASS;
        }
        long limit = ceiling;
        if (price == null) {
            return Verdict.refuse(() -> side + " price is unknown, and the ceiling is " + Figures.perMillion(limit));
        }
        long asked = price;
        return asked <= limit
                ? Verdict.PASS
                : Verdict.refuse(() ->
                        side + " " + Figures.perMillion(asked) + " is above the ceiling " + Figures.perMillion(limit));
    }
}
