package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.AliasVersions;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.SentTiers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every target of a configuration: the ones it names, and the ones the catalogue knows of its accounts' vendors. What a
 * list of patterns stands for is worked out once and kept; how many lists are kept is bounded.
 */
final class ConfiguredRoster implements Roster {

    private static final int MOST_NAMED = 20;

    private static final int MOST_LISTS = 1_000;

    /**
     * What a roster is made of.
     *
     * @param accounts by name
     * @param catalogue with the overlays of cards
     * @param described single targets
     * @param aliases what each stands for
     * @param versions of aliases that have some
     * @param anyModel whether accounts without a vendor take any model, described or not
     */
    record Source(
            Map<String, Account> accounts,
            Catalogue catalogue,
            Map<String, Described> described,
            Map<String, List<CandidatePattern>> aliases,
            Map<String, AliasVersions> versions,
            boolean anyModel,
            LocalDate today) {
        Source {
            accounts = new LinkedHashMap<>(accounts);
            described = new LinkedHashMap<>(described);
            aliases = new LinkedHashMap<>(aliases);
            versions = Map.copyOf(versions);
        }
    }

    private final Source source;
    private final List<Candidate> named;
    private final Map<String, Candidate> universe = new LinkedHashMap<>();
    private final Map<List<CandidatePattern>, List<Candidate>> resolved = new ConcurrentHashMap<>();

    /** A roster that knows, besides its source, the targets among these patterns. */
    ConfiguredRoster(Source source, Collection<String> mentioned) {
        this.source = source;
        Map<String, Candidate> configured = new LinkedHashMap<>();
        source.described().keySet().forEach(target -> configured.put(target, described(target)));
        for (String pattern : mentioned) {
            target(pattern).ifPresent(candidate -> configured.putIfAbsent(pattern, candidate));
        }
        this.named = List.copyOf(configured.values());
        fill(configured);
    }

    private void fill(Map<String, Candidate> configured) {
        for (Account account : source.accounts().values()) {
            String prefix = account.name() + "/";
            configured.forEach((target, candidate) -> {
                if (target.startsWith(prefix)) {
                    universe.put(target, candidate);
                }
            });
            for (String model : Cards.models(account, source.catalogue())) {
                target(prefix + model).ifPresent(candidate -> universe.putIfAbsent(prefix + model, candidate));
            }
        }
    }

    private Candidate described(String target) {
        Target parsed = Target.parse(target);
        Account account = source.accounts().get(parsed.account());
        Described described = source.described().get(target);
        if (account == null || described == null) {
            throw new IllegalArgumentException("'" + target + "' is described, but has no account");
        }
        return candidate(account, parsed, described);
    }

    /** The candidate of a text that is a target whose card is known; empty if it is anything else. */
    private Optional<Candidate> target(String text) {
        int slash = text.indexOf('/');
        Account account = slash < 0 ? null : source.accounts().get(text.substring(0, slash));
        if (account == null || slash == text.length() - 1 || Wildcard.isWildcard(text)) {
            return Optional.empty();
        }
        Target target = new Target(account.name(), text.substring(slash + 1));
        Described described = source.described().get(text);
        return described == null
                ? Cards.of(account, target.model(), source.catalogue())
                        .or(() -> undescribed(account, text))
                        .map(card -> candidate(account, target, new Described(card, false)))
                : Optional.of(candidate(account, target, described));
    }

    private Optional<ModelCard> undescribed(Account account, String target) {
        boolean takesAny = source.anyModel() && account.preset().vendor().isEmpty();
        return takesAny ? Optional.of(ModelCard.undescribed(target)) : Optional.empty();
    }

    private Candidate candidate(Account account, Target target, Described described) {
        ModelCard card = described.card();
        Set<String> tags = new HashSet<>(account.tags());
        tags.addAll(card.tags());
        Preset preset = account.preset();
        Quirks quirks = preset.quirks().byModel().of(target.model(), card.facts(described.named()));
        ModelCard offered = card.within(quirks.offers())
                .billed(account.region(), source.today())
                .offering(tier -> SentTiers.sends(preset.dialect(), quirks, tier));
        return new Candidate(target, offered, region(account, target), tags, 1, account.off(), described.named());
    }

    /** An inference profile of Bedrock computes where its name says, which is not only the account's region. */
    private static @Nullable String region(Account account, Target target) {
        boolean named = account.preset().dialect().startsWith("bedrock");
        return named ? BedrockCards.region(target.model(), account.region()) : account.region();
    }

    @Override
    public List<Candidate> all() {
        return named;
    }

    @Override
    public List<String> aliases() {
        return List.copyOf(source.aliases().keySet());
    }

    @Override
    public Map<String, AliasVersions> versions() {
        return source.versions();
    }

    @Override
    public List<Candidate> resolve(List<CandidatePattern> patterns) {
        List<Candidate> known = resolved.get(patterns);
        if (known != null) {
            return known;
        }
        Map<Target, Candidate> found = new LinkedHashMap<>();
        patterns.forEach(pattern -> expand(pattern, 1, found));
        List<Candidate> candidates = List.copyOf(found.values());
        if (resolved.size() >= MOST_LISTS) {
            resolved.clear();
        }
        resolved.put(List.copyOf(patterns), candidates);
        return candidates;
    }

    private void expand(CandidatePattern pattern, double share, Map<Target, Candidate> into) {
        double weight = pattern.weight() * share;
        List<CandidatePattern> group = source.aliases().get(pattern.pattern());
        if (group == null) {
            one(pattern.pattern()).forEach(each -> into.putIfAbsent(each.target(), each.weighing(weight)));
        } else {
            group.forEach(member -> expand(member, weight, into));
        }
    }

    private List<Candidate> one(String pattern) {
        Candidate known = universe.get(pattern);
        if (known != null) {
            return List.of(known);
        }
        List<Candidate> found = Wildcard.isWildcard(pattern)
                ? matching(Wildcard.of(pattern))
                : target(pattern).map(List::of).orElseGet(() -> byModel(pattern));
        if (found.isEmpty()) {
            throw unknown(pattern);
        }
        return found;
    }

    /** Whether a wildcard stands for any target. */
    boolean stands(String wildcard) {
        return !matching(Wildcard.of(wildcard)).isEmpty();
    }

    private List<Candidate> matching(Wildcard wildcard) {
        return universe.entrySet().stream()
                .filter(entry -> wildcard.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A model without an account: every account of the vendor that has it. */
    private List<Candidate> byModel(String name) {
        if (name.indexOf('/') >= 0) {
            return List.of();
        }
        List<Candidate> serving = new ArrayList<>();
        for (Account account : source.accounts().values()) {
            Candidate candidate = universe.get(account.name() + "/" + name);
            if (candidate != null) {
                serving.add(candidate);
            }
        }
        return serving;
    }

    private UnknownTarget unknown(String pattern) {
        int slash = pattern.indexOf('/');
        String account = slash < 0 ? pattern : pattern.substring(0, slash);
        if (slash >= 0 && !account.contains("*") && !source.accounts().containsKey(account)) {
            return unknownAccount(account, pattern);
        }
        if (Wildcard.isWildcard(pattern)) {
            return new UnknownTarget("'" + pattern + "' stands for no model; name some under models", null);
        }
        List<String> words = new ArrayList<>(universe.keySet());
        words.addAll(source.aliases().keySet());
        String nearest = Nearest.to(pattern, words).orElse(null);
        String what = slash < 0 ? "unknown model or alias '" + pattern + "'" : "unknown model '" + pattern + "'";
        return new UnknownTarget(
                what + didYouMean(nearest) + " A model that the catalogue does not know is described under models",
                nearest);
    }

    private UnknownTarget unknownAccount(String account, String pattern) {
        Set<String> names = source.accounts().keySet();
        String near = Nearest.to(account, names).orElse(null);
        String nearest = near == null ? ofSameVendor(pattern) : near + pattern.substring(account.length());
        return new UnknownTarget(
                "unknown account '" + account + "' in '" + pattern + "'" + didYouMean(nearest) + " Accounts: "
                        + named(names),
                nearest);
    }

    private static String named(Set<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** The target of an account that has the card of that id: for those who write the vendor in place of the account. */
    private @Nullable String ofSameVendor(String card) {
        return universe.entrySet().stream()
                .filter(entry -> entry.getValue().card().id().equals(card))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String didYouMean(@Nullable String nearest) {
        return nearest == null ? "." : "; did you mean '" + nearest + "'?";
    }
}
