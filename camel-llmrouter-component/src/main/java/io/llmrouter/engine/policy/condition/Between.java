package io.llmrouter.engine.policy.condition;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.function.ToLongFunction;

/**
 * Asks for a number in a range, both ends included.
 *
 * @param what what is counted, such as {@code input tokens}
 * @param least the smallest
 * @param most the greatest; {@link Long#MAX_VALUE} for any
 * @param number the number of a request
 */
record Between(String what, long least, long most, ToLongFunction<PlanRequest> number) implements Condition {

    @Override
    public boolean holds(PlanRequest request) {
        long given = number.applyAsLong(request);
        return given >= least && given <= most;
    }

    @Override
    public String describe() {
        String range =
                most == Long.MAX_VALUE ? "at least " + least : least == 0 ? "at most " + most : least + " to " + most;
        return range + " " + what;
    }

    @Override
    public boolean isImpliedBy(Condition other) {
        return other instanceof Between given && given.what.equals(what) && given.least >= least && given.most <= most;
    }
}
