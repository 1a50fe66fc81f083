package io.llmrouter.engine.exec;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.LastResort;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes candidates of the policies' last resorts: a target of the roster, or an account made for the policy that calls
 * a Camel endpoint or gives a fixed answer. As candidates they are called, counted and explained like any other.
 */
public final class LastResorts {

    /** The dialect of accounts that say a fixed answer. */
    static final String FIXED = "fixed-answer";

    private final Map<String, Candidate> candidates = new HashMap<>();
    private final Map<String, Account> accounts = new TreeMap<>();

    public LastResorts(Collection<Policy> policies, Roster roster) {
        for (Policy policy : policies) {
            LastResort resort = policy.lastResort();
            if (resort != null) {
                candidates.put(policy.name(), candidate(policy.name(), resort, roster));
            }
        }
    }

    private Candidate candidate(String policy, LastResort resort, Roster roster) {
        return switch (resort.kind()) {
            case TARGET ->
                roster.resolve(List.of(CandidatePattern.of(resort.value()))).get(0);
            case CAMEL_URI -> made(policy, "camel", Map.of("uri", resort.value()));
            case FIXED_ANSWER -> made(policy, FIXED, Map.of("answer", resort.value()));
        };
    }

    private Candidate made(String policy, String dialect, Map<String, Object> settings) {
        String name = "last-resort." + policy;
        Preset preset = new Preset(dialect, dialect, null, List.of(), false, "", null, Quirks.NONE, Map.of());
        accounts.put(name, new Account(name, preset, null, List.of(Credential.NONE), null, Set.of(), settings, null));
        Target target = new Target(name, dialect);
        return new Candidate(target, ModelCard.undescribed(target.toString()), null, Set.of(), 1, null, false);
    }

    /** The accounts that were made, to be opened beside the configured ones. */
    public Collection<Account> accounts() {
        return accounts.values();
    }

    Map<String, Candidate> byPolicy() {
        return candidates;
    }
}
