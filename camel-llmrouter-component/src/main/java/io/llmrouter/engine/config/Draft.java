package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.experiment.Experiment;
import io.llmrouter.engine.limit.Capacities;
import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.AliasVersions;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.state.BreakerSettings;
import io.llmrouter.engine.state.StateSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration while it is being read. Names that are there but could not be read are remembered as broken, so that
 * one mistake is not reported again wherever the name is used. Used by one thread.
 */
final class Draft {

    final Map<String, Account> accounts = new LinkedHashMap<>();
    final Map<String, BreakerSettings> breakers = new LinkedHashMap<>();
    final Map<String, Duration> probes = new LinkedHashMap<>();
    final Map<String, Capacity> accountCapacities = new LinkedHashMap<>();
    final Map<Target, Capacity> targetCapacities = new LinkedHashMap<>();
    final Map<String, Described> described = new LinkedHashMap<>();
    final Map<String, List<CandidatePattern>> aliases = new LinkedHashMap<>();
    final Map<String, AliasVersions> versions = new LinkedHashMap<>();
    final Map<String, Policy> policies = new LinkedHashMap<>();
    final List<Experiment> experiments = new ArrayList<>();
    final Map<StrategySpec, Spot> strategies = new IdentityHashMap<>();
    final List<Choice> choices = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<PolicyName> policyNames = new ArrayList<>();
    final Set<String> broken = new HashSet<>();
    final Map<String, BigDecimal> currencies = new LinkedHashMap<>();
    final LocalDate today;
    Catalogue catalogue;
    List<CatalogueSource> catalogueSources = List.of();
    LearningSettings learning = LearningSettings.NONE;
    StateSettings state = StateSettings.NONE;

    Draft(Catalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    Capacities capacities() {
        return new Capacities(accountCapacities, targetCapacities);
    }

    /** Whether a pattern names something that is broken, or stands for it, so that nothing can be said of it. */
    boolean isBroken(String pattern) {
        int slash = pattern.indexOf('/');
        String account = slash < 0 ? pattern : pattern.substring(0, slash);
        if (broken.contains(pattern) || broken.contains(account) || (account.contains("*") && !broken.isEmpty())) {
            return true;
        }
        return aliases.getOrDefault(pattern, List.of()).stream().anyMatch(member -> isBroken(member.pattern()));
    }

    ConfiguredRoster.Source source(boolean anyModel) {
        return new ConfiguredRoster.Source(accounts, catalogue, described, aliases, versions, anyModel, today);
    }

    /**
     * A pattern where it is written.
     *
     * @param node shows it as it was written
     * @param pattern what it stands for
     */
    record Reference(Node node, CandidatePattern pattern) {}

    /**
     * The name of a policy that may be read later.
     *
     * @param node where it is written
     * @param name of the policy
     */
    record PolicyName(Node node, String name) {}

    /**
     * Candidates and what is demanded of them, to be checked for being possible at all.
     *
     * @param candidates what is chosen from
     * @param demanded what is demanded of them together
     * @param fields where the last of it is written; null when nothing is demanded there
     */
    record Choice(List<CandidatePattern> candidates, List<Constraints> demanded, @Nullable Fields fields) {}
}
