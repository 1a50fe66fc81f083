package io.llmrouter.engine;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Configurations made by hand, one account and one model each, all of the dialect {@code memory}. */
final class Workbench {

    private Workbench() {}

    /** A configuration whose default policy tries these accounts in order. */
    static RouterConfig config(String... accounts) {
        List<Candidate> candidates =
                Arrays.stream(accounts).map(Workbench::candidate).toList();
        Policy policy = new Policy(
                "default",
                List.of(),
                Constraints.NONE,
                List.of(),
                StrategySpec.of("ordered"),
                new Retry(1, Duration.ZERO, Duration.ZERO, 0, true),
                Timeouts.DEFAULT,
                null,
                Fallbacks.NONE,
                null,
                null,
                false);
        return new RouterConfig(
                Arrays.stream(accounts).map(Workbench::account).toList(),
                Catalogue.builtIn(),
                new Fixed(candidates),
                Map.of("default", policy));
    }

    private static Candidate candidate(String account) {
        return new Candidate(
                new Target(account, "model"), ModelCard.undescribed("any/model"), null, Set.of(), 1, null, false);
    }

    private static Account account(String name) {
        Preset preset = new Preset("memory", "memory", null, List.of(), false, "", null, Quirks.NONE, Map.of());
        return new Account(name, preset, null, List.of(Credential.NONE), null, Set.of(), Map.of(), null);
    }

    private record Fixed(List<Candidate> all) implements Roster {
        @Override
        public List<Candidate> resolve(List<CandidatePattern> patterns) {
            return all;
        }
    }
}
