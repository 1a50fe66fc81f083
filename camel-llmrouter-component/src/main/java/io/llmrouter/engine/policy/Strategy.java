package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts candidates in order. Never adds, and never drops one. Thread-safe. */
public interface Strategy {

    /** The candidates, best first. */
    List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals);

    /** Hears who gave the whole answer to a request that it ranked candidates for. Never throws. */
    default void answered(PlanRequest request, Target target) {}

    /** Whether those of equal score, and those without one, may stand in any order, so that another strategy may choose. */
    default boolean leavesTies() {
        return true;
    }

    /** What answers must pass, else the next candidate is asked; null when the first answer will do. */
    default @Nullable Verification verification() {
        return null;
    }

    /**
     * The labels that it goes by and that only a model can give, each once, whatever the request. It reads them in
     * {@link PlanRequest#labels()}, and does without where they are not there: who carries plans out has them asked for.
     */
    default List<Labelling> labellings() {
        return List.of();
    }

    /** Whether it knows without any label whom it puts first, so that none needs to be asked for. Changes nothing. */
    default boolean isSettled(List<Candidate> candidates, PlanRequest request) {
        return candidates.size() < 2;
    }

    /** Hears how calls of targets went that it put in order, and how answers were judged. Never throws. */
    default void learned(Lesson lesson) {}
}
