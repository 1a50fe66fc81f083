package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.Objects;

/**
 * A candidate that did not pass.
 *
 * @param target the candidate
 * @param constraint which demand it failed: {@code window}, {@code price}, {@code tripped} …
 * @param why the number or word that refused it
 */
public record Refusal(Target target, String constraint, Reason why) {

    /** The demand that only those fail who take no calls at this moment. */
    public static final String FOR_NOW = "tripped";

    public Refusal {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(constraint, "constraint");
        Objects.requireNonNull(why, "why");
    }

    /** A refusal whose reason is in words already. */
    public Refusal(Target target, String constraint, String reason) {
        this(target, constraint, Reason.of(reason));
    }

    /** Why, with the number or word that refused it. */
    public String reason() {
        return why.text();
    }

    /** Whether the candidate meets every demand and only takes no calls at this moment. */
    public boolean isForNow() {
        return constraint.equals(FOR_NOW);
    }

    @Override
    public String toString() {
        return target + " (" + constraint + ": " + reason() + ")";
    }
}
