package io.llmrouter.engine.exec;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Candidate;
import java.util.Optional;

/**
 * A call aimed at one candidate of its plan.
 *
 * @param planned the call
 * @param candidate whom
 * @param lastChoice whether no other candidate is left
 * @param waits whether it waits for a place where all are taken
 */
record Aimed(Planned planned, Candidate candidate, boolean lastChoice, boolean waits) {

    /** The same aim with another request. */
    Aimed asking(ChatRequest request) {
        return new Aimed(planned.with(planned.call().asking(request)), candidate, lastChoice, waits);
    }

    Call call() {
        return planned.call();
    }

    Target target() {
        return candidate.target();
    }

    /** What an attempt is expected to cost; empty when the price is unknown. */
    Optional<Money> estimate() {
        long nanos = planned.features().estimateNanos(candidate.card().price());
        return nanos < 0 ? Optional.empty() : Optional.of(new Money(nanos));
    }

    /**
     * What that usage costs here, by the class of service that it had, or else was asked for; empty when a price it needs is
     * unknown.
     */
    Optional<Money> cost(Usage usage) {
        Price price = candidate.card().price();
        String served = usage.units().service();
        return price.forService(served == null ? call().request().serviceTier() : served)
                .cost(usage);
    }
}
