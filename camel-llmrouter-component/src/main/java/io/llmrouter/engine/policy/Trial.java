package io.llmrouter.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What experiments make of a call.
 *
 * @param assignments the parts it has in them; empty when it is in none
 * @param shadow a copy of it that is to be asked elsewhere, in the background; null when there is none
 */
public record Trial(List<Assignment> assignments, @Nullable Shadow shadow) {

    /** No part in any experiment. */
    public static final Trial NONE = new Trial(List.of(), null);

    public Trial {
        assignments = List.copyOf(assignments);
    }

    /**
     * A copy of a call, asked elsewhere once the call is answered; nobody gets its answer.
     *
     * @param experiment the experiment's name
     * @param policy the policy it is carried out by
     * @param plan whom it asks
     */
    public record Shadow(String experiment, Policy policy, Plan plan) {}
}
