package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is going to be carried out.
 *
 * @param policy the policy it is carried out by
 * @param plan the plan
 * @param answered to be told who gave the whole answer, once, if anyone did; thread-safe, never throws
 * @param lessons to be told what is known afterwards, at any time; thread-safe, never throws, holds nothing of the request
 * @param again the target that the plan puts first so that it is measured again; null for none
 */
public record Proposal(
        Policy policy, Plan plan, Consumer<Target> answered, Consumer<Lesson> lessons, @Nullable Target again) {

    /** The same, with what else is to be said of the plan. */
    public Proposal with(Plan other) {
        return new Proposal(policy, other, answered, lessons, again);
    }

    /** The same, with others who are told as well. */
    public Proposal telling(Consumer<Target> answer, Consumer<Lesson> lesson) {
        return new Proposal(policy, plan, answered.andThen(answer), lessons.andThen(lesson), again);
    }
}
