package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a run may still spend. A call may begin if it and those under way fit, taking each for as dear as the dearest so far:
 * the cost of an answer is known only afterwards, so that the budget is exceeded by what calls cost more than all before
 * them, at most. Not thread-safe.
 */
final class Purse {

    private final @Nullable Money budget;
    private Money spent = Money.ZERO;
    private long dearest;
    private int underWay;
    private @Nullable String refusal;

    /** A purse with that much in it; null for as much as it takes. */
    Purse(@Nullable Money budget) {
        this.budget = budget;
    }

    /** Whether another call may begin, which is then under way until it was {@link #paid}. */
    boolean allows() {
        Money limit = budget;
        if (limit != null && refusal == null) {
            double needed = (double) spent.nanos() + (underWay + 1.0) * Math.max(1, dearest);
            refusal = needed <= limit.nanos() ? null : "the budget is " + limit;
        }
        underWay += refusal == null ? 1 : 0;
        return refusal == null;
    }

    /** A call that was under way is over. */
    void paid(@Nullable Money cost) {
        underWay--;
        if (cost != null) {
            spent = spent.plus(cost);
            dearest = Math.max(dearest, cost.nanos());
        } else if (budget != null && refusal == null) {
            refusal = "nobody knows what one of them cost, so that the budget of " + budget + " cannot be kept";
        }
    }

    /** What is known to have been paid. */
    Money spent() {
        return spent;
    }

    /** Why no further call may begin; null while one may. */
    @Nullable
    String refusal() {
        return refusal;
    }
}
