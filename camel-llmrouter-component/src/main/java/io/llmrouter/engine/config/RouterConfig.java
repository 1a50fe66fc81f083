package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.experiment.Experiment;
import io.llmrouter.engine.limit.Capacities;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.state.BreakerSettings;
import io.llmrouter.engine.state.StateSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole, checked configuration.
 *
 * @param accounts the accounts, in order
 * @param catalogue the built-in cards with the overlays on them
 * @param roster every target there is
 * @param policies by name; always has one named {@code default}
 * @param breakers how the breakers of an account's targets behave, by account; those not named, as by default
 * @param probes how often accounts are asked whether they answer while a breaker of theirs is open, by account; those not
 *     named, never
 * @param catalogueSources lists of models and prices that are to be laid over the built-in ones, in their order
 * @param capacities how many calls accounts and targets take at once
 * @param experiments what is tried out on the policies' calls
 * @param learning what is kept to learn from
 * @param state where what is learned is shared
 * @param places where its strategies are written
 */
public record RouterConfig(
        List<Account> accounts,
        Catalogue catalogue,
        Roster roster,
        Map<String, Policy> policies,
        Map<String, BreakerSettings> breakers,
        Map<String, Duration> probes,
        List<CatalogueSource> catalogueSources,
        Capacities capacities,
        List<Experiment> experiments,
        LearningSettings learning,
        StateSettings state,
        StrategyPlaces places) {

    /** A configuration whose breakers are as by default. */
    public RouterConfig(List<Account> accounts, Catalogue catalogue, Roster roster, Map<String, Policy> policies) {
        this(
                accounts,
                catalogue,
                roster,
                policies,
                Map.of(),
                Map.of(),
                List.of(),
                Capacities.NONE,
                List.of(),
                LearningSettings.NONE,
                StateSettings.NONE,
                StrategyPlaces.NONE);
    }

    public RouterConfig {
        accounts = List.copyOf(accounts);
        experiments = List.copyOf(experiments);
        breakers = Map.copyOf(breakers);
        probes = Map.copyOf(probes);
        catalogueSources = List.copyOf(catalogueSources);
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        if (!policies.containsKey("default")) {
            throw new IllegalArgumentException("there is no policy named default");
        }
    }
}
