package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.Objects;
import java.util.Set;

/**
 * A candidate that did not pass.
 *
 * @param candidate who it is
 * @param constraint which demand it failed: {@code window}, {@code price}, {@code tripped} …
 * @param why the number or word that refused it
 */
public record Refusal(Candidate candidate, String constraint, Reason why) {

    /** The demand that only those fail who take no calls at this moment. */
    public static final String FOR_NOW = "tripped";

    /** The demands that a candidate fails at one time and meets at another, whatever is asked. */
    private static final Set<String> PASSING = Set.of(FOR_NOW, "off", "latency", "throughput", "load");

    public Refusal {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(constraint, "constraint");
        Objects.requireNonNull(why, "why");
    }

    /** A refusal whose reason is in words already. */
    public Refusal(Candidate candidate, String constraint, String reason) {
        this(candidate, constraint, Reason.of(reason));
    }

    /** What was refused. */
    public Target target() {
        return candidate.target();
    }

    /** Why, with the number or word that refused it. */
    public String reason() {
        return why.text();
    }

    /** Whether the candidate meets every demand and only takes no calls at this moment. */
    public boolean isForNow() {
        return constraint.equals(FOR_NOW);
    }

    /** Whether the same would be refused at any time. */
    public boolean isForGood() {
        return !PASSING.contains(constraint);
    }

    @Override
    public String toString() {
        return target() + " (" + constraint + ": " + reason() + ")";
    }
}
