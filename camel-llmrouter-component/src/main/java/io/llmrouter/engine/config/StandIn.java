package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the policy named {@code default} where the configuration has none. */
final class StandIn {

    /** Dialects whose accounts need no setting at all. */
    static final Set<String> NEEDS_NOTHING = Set.of("local", "simulated", "onnx");

    /** Of those, the ones that answer a chat: they stand in before the others. */
    private static final Set<String> CHATS = Set.of("local", "simulated");

    private StandIn() {}

    /** The first policy under the name {@code default}; or one that chooses by lowest cost; empty if there is nothing. */
    static Optional<Policy> policy(Draft draft, ConfiguredRoster roster) {
        Optional<Policy> first = draft.policies.values().stream().findFirst();
        return first.isPresent()
                ? first.map(policy -> policy.named("default"))
                : candidates(draft, roster).map(StandIn::cheapest);
    }

    private static Policy cheapest(List<CandidatePattern> candidates) {
        return Policy.plain("default", candidates, StrategySpec.of("lowest-cost"));
    }

    /**
     * What was described and what there is a key for; if that is nothing, the first of the accounts in this process that
     * has a model, since a free stand-in must never be cheaper than what was set up on purpose.
     */
    private static Optional<List<CandidatePattern>> candidates(Draft draft, ConfiguredRoster roster) {
        List<CandidatePattern> meant = new ArrayList<>();
        draft.described.keySet().forEach(target -> meant.add(CandidatePattern.of(target)));
        meant.addAll(wildcards(draft, roster, StandIn::hasKey));
        if (!meant.isEmpty()) {
            return Optional.of(meant);
        }
        List<CandidatePattern> standIns = new ArrayList<>(wildcards(draft, roster, account -> speaks(account, CHATS)));
        standIns.addAll(wildcards(draft, roster, account -> speaks(account, NEEDS_NOTHING)));
        return standIns.stream().findFirst().map(List::of);
    }

    private static boolean speaks(Account account, Set<String> dialects) {
        return dialects.contains(account.preset().dialect());
    }

    private static boolean hasKey(Account account) {
        return account.off() == null && !account.credentials().contains(Credential.NONE);
    }

    private static List<CandidatePattern> wildcards(Draft draft, ConfiguredRoster roster, Predicate<Account> which) {
        return draft.accounts.values().stream()
                .filter(which)
                .map(account -> CandidatePattern.of(account.name() + "/*"))
                .filter(pattern -> roster.stands(pattern.pattern()))
                .toList();
    }
}
