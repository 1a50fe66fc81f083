package io.llmrouter.engine;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.state.Breaker;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.engine.state.TargetReport;
import io.llmrouter.engine.state.TargetStates;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The targets of the configuration in force, and what is known of them. */
final class RunningTargets implements Operations {

    private final Supplier<RouterConfig> config;
    private final TargetStates states;

    RunningTargets(Supplier<RouterConfig> config, TargetStates states) {
        this.config = config;
        this.states = states;
    }

    @Override
    public List<TargetReport> targets() {
        return all().stream().map(states::report).toList();
    }

    @Override
    public List<KeyReport> keys() {
        return states.keys();
    }

    @Override
    public void takeOut(Target target, String why) {
        states.takeOut(known(target), why);
    }

    @Override
    public void putBack(Target target) {
        states.putBack(known(target));
    }

    @Override
    public void openBreaker(Target target) {
        breaker(target).open();
    }

    @Override
    public void closeBreaker(Target target) {
        breaker(target).close();
    }

    @Override
    public void resetBreaker(Target target) {
        breaker(target).reset();
    }

    /** When the first of a policy's targets takes calls again; empty when one does now, or there are none to wait for. */
    Optional<Instant> unavailableUntil(String name) {
        RouterConfig now = config.get();
        Policy policy = now.policies().get(name);
        if (policy == null) {
            throw new IllegalArgumentException("there is no policy '" + name + "'; "
                    + Nearest.hint(name, now.policies().keySet()));
        }
        Set<Target> targets = targets(policy, now);
        if (targets.isEmpty()
                || targets.stream().anyMatch(target -> states.tripped(target).isEmpty())) {
            return Optional.empty();
        }
        return targets.stream().map(states::liveFrom).min(Instant::compareTo);
    }

    private static Set<Target> targets(Policy policy, RouterConfig config) {
        Set<Target> targets = new LinkedHashSet<>();
        add(policy.candidates(), config, targets);
        for (Rule rule : policy.rules()) {
            if (rule.candidates() != null) {
                add(rule.candidates(), config, targets);
            }
        }
        return targets;
    }

    private static void add(List<CandidatePattern> patterns, RouterConfig config, Set<Target> into) {
        List<Candidate> candidates =
                patterns.isEmpty() ? config.roster().all() : config.roster().resolve(patterns);
        candidates.stream()
                .filter(each -> each.off() == null)
                .map(Candidate::target)
                .forEach(into::add);
    }

    private Breaker breaker(Target target) {
        return states.breaker(known(target));
    }

    private Target known(Target target) {
        Set<Target> all = all();
        if (all.contains(target)) {
            return target;
        }
        List<String> names = all.stream().map(Target::toString).toList();
        throw new IllegalArgumentException(
                "there is no target '" + target + "'; " + Nearest.hint(target.toString(), names));
    }

    private Set<Target> all() {
        RouterConfig now = config.get();
        Set<Target> all = new LinkedHashSet<>();
        add(List.of(), now, all);
        now.policies().values().forEach(policy -> all.addAll(targets(policy, now)));
        return all;
    }
}
