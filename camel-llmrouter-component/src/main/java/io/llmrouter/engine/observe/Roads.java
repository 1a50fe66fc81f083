package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the roads of a plan cost: before a call by estimate, after it for what was used, the roads not taken too. */
final class Roads {

    /** What is billed by the tokens that a plan estimates; a picture or a minute of sound is not. */
    private static final Set<Operation> BY_TOKENS = Set.of(Operation.CHAT, Operation.EMBED);

    private Roads() {}

    /** Puts what a candidate was estimated to cost: as the strategy did, if its score goes by that. */
    static void estimate(Map<String, Object> map, Ranked ranked, Plan plan) {
        OptionalLong nanos = ranked.why().costNanos();
        if (nanos.isPresent()) {
            map.put("estimatedCostUsd", text(new Money(nanos.getAsLong())));
        } else {
            estimate(map, ranked.candidate(), plan);
        }
    }

    /** Puts what a candidate is estimated to cost, where that is known. */
    static void estimate(Map<String, Object> map, Candidate candidate, Plan plan) {
        if (candidate.card().operations().stream().anyMatch(BY_TOKENS::contains)) {
            long nanos = candidate.card().price().estimateNanos(plan.inputTokens(), plan.expectedOutputTokens());
            Explanation.putIfKnown(map, "estimatedCostUsd", nanos < 0 ? null : text(new Money(nanos)));
        }
    }

    /**
     * Puts what the candidate would have cost for what the answer used, and that minus what was paid: below zero where it
     * would have been cheaper. Nothing where no answer said what it used, or the price is unknown. What the provider that
     * answered billed is no price of the others.
     */
    static void taken(Map<String, Object> map, Candidate candidate, Decision decision) {
        Attempt answered = answered(decision);
        Money would = answered == null ? null : cost(candidate, answered);
        Money paid = decision.cost();
        if (would != null) {
            map.put("wouldCostUsd", text(would));
        }
        if (would != null && paid != null) {
            map.put("againstPaidUsd", plain(would.toUsd().subtract(paid.toUsd())));
        }
    }

    private static @Nullable Money cost(Candidate candidate, Attempt answered) {
        Usage used = answered.usage();
        if (used == null || candidate.target().equals(answered.target())) {
            return answered.cost();
        }
        return candidate.card().price().cost(used.with(used.units().unbilled())).orElse(null);
    }

    private static @Nullable Attempt answered(Decision decision) {
        Attempt answered = null;
        for (Attempt each : decision.attempts()) {
            answered = each.failure() == null && each.usage() != null ? each : answered;
        }
        return answered;
    }

    private static String text(Money money) {
        return plain(money.toUsd());
    }

    private static String plain(BigDecimal dollars) {
        return dollars.stripTrailingZeros().toPlainString();
    }
}
