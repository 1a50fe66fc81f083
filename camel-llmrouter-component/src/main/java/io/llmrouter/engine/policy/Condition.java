package io.llmrouter.engine.policy;

import java.util.List;

/** The {@code when} of a rule. Thread-safe. */
public interface Condition {

    /** Whether it holds for this request. */
    boolean holds(PlanRequest request);

    /** What it asks, for explanations: {@code ${header.tier} == 'gold'}. */
    String describe();

    /** What it asks, each part of it by itself; all of them must hold. */
    default List<Condition> parts() {
        return List.of(this);
    }

    /**
     * Whether it surely holds wherever the other does, each a single part; false where that is not known. Conditions that
     * ask the same in the same words imply each other.
     */
    default boolean isImpliedBy(Condition other) {
        return describe().equals(other.describe());
    }

    /** Whether it surely holds wherever the other does, all parts of both considered. */
    static boolean implies(Condition stronger, Condition weaker) {
        List<Condition> given = stronger.parts();
        return weaker.parts().stream().allMatch(asked -> given.stream().anyMatch(asked::isImpliedBy));
    }
}
