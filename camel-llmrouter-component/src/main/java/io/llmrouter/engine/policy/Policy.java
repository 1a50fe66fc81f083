package io.llmrouter.engine.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named set of rules, as configured.
 *
 * @param name its name
 * @param candidates what it chooses from
 * @param constraints what it demands of them
 * @param rules what it does differently for some requests, first match wins
 * @param strategy how it orders what is left
 * @param retry how it repeats
 * @param timeouts how long it waits
 * @param lastResort what answers when nothing else does; null for an error
 * @param fallbacks where it goes when its candidates fail
 * @param hedge how it asks a second candidate when the first is late; null for never
 * @param streamGuard how fast a stream must be; null for any speed
 * @param coalesce whether identical requests in flight share one call
 */
public record Policy(
        String name,
        List<CandidatePattern> candidates,
        Constraints constraints,
        List<Rule> rules,
        StrategySpec strategy,
        Retry retry,
        Timeouts timeouts,
        @Nullable LastResort lastResort,
        Fallbacks fallbacks,
        @Nullable Hedge hedge,
        @Nullable StreamGuard streamGuard,
        boolean coalesce) {
    public Policy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(fallbacks, "fallbacks");
        candidates = List.copyOf(candidates);
        rules = List.copyOf(rules);
    }

    /** A policy that only chooses: everything else as it usually is. */
    public static Policy plain(String name, List<CandidatePattern> candidates, StrategySpec strategy) {
        return new Policy(
                name,
                candidates,
                Constraints.NONE,
                List.of(),
                strategy,
                Retry.DEFAULT,
                Timeouts.DEFAULT,
                null,
                Fallbacks.NONE,
                null,
                null,
                false);
    }

    /** The same policy under another name. */
    public Policy named(String other) {
        return with(other, candidates, strategy, retry);
    }

    /** The same policy, with a single attempt at each target. */
    public Policy withoutRetries() {
        Retry once = new Retry(1, retry.backoff(), retry.maxBackoff(), retry.jitter(), retry.afterSend());
        return with(name, candidates, strategy, once);
    }

    /** The same policy with other candidates and another strategy, where they are given; its rules keep theirs. */
    public Policy choosing(@Nullable List<CandidatePattern> others, @Nullable StrategySpec other) {
        return with(name, others == null ? candidates : others, other == null ? strategy : other, retry);
    }

    private Policy with(String called, List<CandidatePattern> chosen, StrategySpec ordering, Retry repeating) {
        return new Policy(
                called,
                chosen,
                constraints,
                rules,
                ordering,
                repeating,
                timeouts,
                lastResort,
                fallbacks,
                hedge,
                streamGuard,
                coalesce);
    }

    /**
     * The policy of copies of its calls: the same constraints and rules, but these candidates in their order, one attempt at
     * each in that time, and nothing to fall back to.
     */
    public Policy aside(List<CandidatePattern> others, Duration total) {
        List<Rule> constraining = rules.stream().map(Rule::constraining).toList();
        Timeouts within = new Timeouts(timeouts.connect(), timeouts.firstToken(), timeouts.idle(), total);
        return new Policy(
                name,
                others,
                constraints,
                constraining,
                StrategySpec.of("ordered"),
                withoutRetries().retry(),
                within,
                null,
                Fallbacks.NONE,
                null,
                null,
                false);
    }
}
