package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What has been measured of a target's calls by this node, and by others that share what they measure. Older calls count
 * less and less. Thread-safe; never blocks.
 */
public interface Traffic {

    /** Nothing was measured, and nothing is under way. */
    Traffic NONE = new Traffic() {
        @Override
        public Optional<Quantiles> quantiles(Measure measure) {
            return Optional.empty();
        }

        @Override
        public OptionalDouble errorRate() {
            return OptionalDouble.empty();
        }

        @Override
        public int inFlight() {
            return 0;
        }

        @Override
        public Money spent() {
            return Money.ZERO;
        }
    };

    /** How a measure is spread; empty when it was never measured, or too long ago to say anything. */
    Optional<Quantiles> quantiles(Measure measure);

    /**
     * The same among calls with about as many tokens: of input for the first token, of output for the whole answer. Among
     * all calls, where there were none like that.
     */
    default Optional<Quantiles> quantiles(Measure measure, long tokens) {
        return quantiles(measure);
    }

    /**
     * How long the answers of chats are on average, in tokens, among those to inputs of about that length; among all, where
     * there were none like that. Empty when none was measured, or too long ago to say anything.
     */
    default OptionalDouble outputTokens(long inputTokens) {
        return OptionalDouble.empty();
    }

    /**
     * The same of the answers to a task, as {@link PlanRequest#task()} names it; empty when it answered none lately.
     */
    default OptionalDouble outputTokens(long task, long inputTokens) {
        return OptionalDouble.empty();
    }

    /** The share of {@link #errorRate} that each kind of failure has; without kinds that did not happen. */
    default Map<FailureKind, Double> errorRates() {
        return Map.of();
    }

    /**
     * The share of failed calls, from 0 to 1, of those that were answered or failed by the target or its keys; empty as
     * above. A call that was cancelled, or whose request was at fault, is in neither.
     */
    OptionalDouble errorRate();

    /** How many of this node's calls are under way, streams being read included. */
    int inFlight();

    /** How many calls other nodes say they have under way, as far as is known here. */
    default int inFlightElsewhere() {
        return 0;
    }

    /** What all calls of this node cost together, where the price is known; never decays. */
    Money spent();
}
