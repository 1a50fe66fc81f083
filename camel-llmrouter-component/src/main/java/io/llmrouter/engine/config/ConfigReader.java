package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.provider.Account;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations: one YAML (or JSON) document, or the same tree as a map. Immutable and thread-safe as far as what
 * it is given is.
 *
 * <p>Without {@code providers}, the accounts are those of {@link #implicit()}. Without a policy named {@code default}, the
 * first policy is it; without any policy, it chooses by lowest cost among everything whose account has a key, or among
 * what is named under {@code models} when there is that, or else what runs in this process.
 */
public final class ConfigReader {

    /** The protocol of presets that are another form of a preset with the same key, which is account enough. */
    private static final String OTHER_FORM = "responses";

    private final Surroundings surroundings;
    private final Conditions conditions;
    private final Collection<String> strategies;
    private final Map<String, String> pins;

    /**
     * Where a configuration finds what it names.
     *
     * @param placeholders replaces placeholders in every value
     * @param environment the value of an environment variable; null when it is not set
     * @param presets the kinds of providers
     * @param catalogue the models that are known
     */
    public record Surroundings(
            Placeholders placeholders,
            UnaryOperator<@Nullable String> environment,
            Presets presets,
            Catalogue catalogue,
            InstantSource clock) {

        /** By the clock of the machine. */
        public Surroundings(
                Placeholders placeholders,
                UnaryOperator<@Nullable String> environment,
                Presets presets,
                Catalogue catalogue) {
            this(placeholders, environment, presets, catalogue, InstantSource.system());
        }

        Draft draft() {
            return new Draft(catalogue, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
    }

    /**
     * A reader.
     *
     * @param surroundings where configurations find what they name
     * @param conditions compiles the expressions in {@code when}
     * @param strategies the names of the strategies there are
     */
    public ConfigReader(Surroundings surroundings, Conditions conditions, Collection<String> strategies) {
        this(surroundings, conditions, strategies, Map.of());
    }

    private ConfigReader(
            Surroundings surroundings, Conditions conditions, Collection<String> strategies, Map<String, String> pins) {
        this.surroundings = surroundings;
        this.conditions = conditions;
        this.strategies = List.copyOf(strategies);
        this.pins = Map.copyOf(pins);
    }

    /**
     * A reader of the same configurations, where aliases stand for these versions, whatever is written. A version that an
     * alias does not have counts for nothing.
     */
    public ConfigReader pinning(Map<String, String> versions) {
        return new ConfigReader(surroundings, conditions, strategies, versions);
    }

    /** A reader of the same configurations, where other models are known. */
    public ConfigReader knowing(Catalogue catalogue) {
        Surroundings known = new Surroundings(
                surroundings.placeholders(),
                surroundings.environment(),
                surroundings.presets(),
                catalogue,
                surroundings.clock());
        return new ConfigReader(known, conditions, strategies, pins);
    }

    /** Whether configurations have a section of that name, in any spelling that a tree of properties may have. */
    public static boolean hasSection(String word) {
        return Sections.ROOT.canonical(word, true) != null || Sections.LATER.contains(word);
    }

    /**
     * Reads a document.
     *
     * @param fileName shown in errors
     * @throws ConfigException naming every mistake
     */
    public RouterConfig read(String yaml, String fileName) {
        Problems problems = new Problems();
        Node root = new YamlTree(problems).read(yaml, fileName);
        problems.check();
        return read(Objects.requireNonNull(root), problems);
    }

    /**
     * Reads a tree of maps, lists and plain values. Keys may be written with dashes, lists as {@code a,b} or as maps by
     * index.
     *
     * @param sourceName shown in errors
     * @throws ConfigException naming every mistake
     */
    public RouterConfig read(Map<String, ?> tree, String sourceName) {
        return read(MapTree.read(tree, sourceName), new Problems());
    }

    /**
     * What holds without any configuration: an account for every preset that needs no setting, with its key from the
     * usual environment variable, or off when a key it needs is not there. A server of one's own takes any model.
     */
    public RouterConfig implicit() {
        Problems problems = new Problems();
        return implicit(surroundings.draft(), problems);
    }

    private RouterConfig implicit(Draft draft, Problems problems) {
        standing(draft, problems);
        return finish(draft, true, Spot.root("no configuration"), problems);
    }

    private RouterConfig read(Node root, Problems problems) {
        Values values = new Values(problems, surroundings.placeholders());
        Draft draft = surroundings.draft();
        refuseLater(root, problems);
        Fields fields = Fields.open(withoutLater(root), Sections.ROOT, values);
        if (fields == null) {
            problems.check();
            throw new IllegalStateException("unreadable, without a problem");
        }
        boolean ownAccounts = given(fields, "providers");
        if (ownAccounts) {
            Keys keys = new Keys(surroundings.environment(), values);
            new ProviderReader(surroundings.presets(), keys, new BaseUrls(surroundings.environment()), values)
                    .read(fields.entries("providers"), draft);
        } else {
            standing(draft, problems);
        }
        sections(fields, draft, values);
        return finish(draft, !ownAccounts, root.spot(), problems);
    }

    private static void currencies(Fields fields, Draft draft, Values values) {
        fields.entries("currencies").forEach((name, node) -> {
            Double rate = values.number(node, 0, 1_000_000);
            if (rate != null && rate > 0) {
                draft.currencies.put(name, BigDecimal.valueOf(rate));
            } else if (rate != null) {
                values.problems().add(node.spot(), "must be more than 0");
            }
        });
    }

    private void sections(Fields fields, Draft draft, Values values) {
        CandidateReader candidates = new CandidateReader(draft, values);
        currencies(fields, draft, values);
        Node catalogue = fields.node("catalogue");
        if (catalogue != null && given(fields, "catalogue")) {
            draft.catalogueSources = new CatalogueReader(values).read(catalogue);
        }
        if (given(fields, "models")) {
            new ModelReader(fields.entries("models"), draft, values).read();
        }
        if (given(fields, "aliases")) {
            new AliasReader(draft, values, candidates, pins).read(fields.entries("aliases"));
        }
        StrategyReader orders = new StrategyReader(strategies, values, draft);
        if (given(fields, "policies")) {
            ConditionReader when = new ConditionReader(conditions, values, surroundings.clock());
            new PolicyReader(draft, orders, when, candidates).read(fields.entries("policies"));
        }
        if (given(fields, "experiments")) {
            new ExperimentReader(draft, orders, candidates, conditions).read(fields.entries("experiments"));
        }
        Node learning = fields.node("learning");
        if (learning != null && given(fields, "learning")) {
            new LearningReader(draft, values).read(learning);
        }
        Node state = fields.node("state");
        if (state != null && given(fields, "state")) {
            draft.state = new StateReader(values).read(state);
        }
    }

    /** A section whose every line is commented out has no value, and is as good as not there. */
    private static boolean given(Fields fields, String key) {
        Node node = fields.node(key);
        return node != null && !node.is(Node.Kind.NOTHING);
    }

    private static void refuseLater(Node root, Problems problems) {
        root.fields().forEach((name, node) -> {
            if (Sections.LATER.contains(name)) {
                problems.add(node.spot(), "'" + name + "' is not supported by this version");
            }
        });
    }

    private static Node withoutLater(Node root) {
        if (!root.is(Node.Kind.MAP)) {
            return root;
        }
        Map<String, Node> fields = new LinkedHashMap<>(root.fields());
        fields.keySet().removeAll(Sections.LATER);
        return Node.map(root.spot(), fields);
    }

    private void standing(Draft draft, Problems problems) {
        Values values = new Values(problems, surroundings.placeholders());
        Keys keys = new Keys(surroundings.environment(), values);
        ProviderReader reader =
                new ProviderReader(surroundings.presets(), keys, new BaseUrls(surroundings.environment()), values);
        surroundings.presets().all().stream()
                .filter(preset -> preset.baseUrl() != null || StandIn.NEEDS_NOTHING.contains(preset.dialect()))
                .filter(preset -> !preset.dialect().equals(OTHER_FORM))
                .map(reader::standing)
                .forEach(account -> draft.accounts.put(account.name(), account));
    }

    private RouterConfig finish(Draft draft, boolean anyModel, Spot root, Problems problems) {
        List<String> mentioned = draft.references.stream()
                .map(reference -> reference.pattern().pattern())
                .filter(pattern -> !draft.isBroken(pattern))
                .toList();
        ConfiguredRoster roster = new ConfiguredRoster(draft.source(anyModel), mentioned);
        new Checks(draft, roster, problems).run();
        Map<String, Policy> policies = new LinkedHashMap<>(draft.policies);
        if (!policies.containsKey("default") && problems.count() == 0) {
            StandIn.policy(draft, roster)
                    .ifPresentOrElse(
                            policy -> policies.put("default", policy),
                            () -> problems.add(
                                    root, "there is nothing to choose from: name candidates in policies.default"));
        }
        problems.check();
        List<Account> accounts = List.copyOf(draft.accounts.values());
        return new RouterConfig(
                accounts,
                draft.catalogue,
                roster,
                policies,
                draft.breakers,
                draft.probes,
                draft.catalogueSources,
                draft.capacities(),
                draft.experiments,
                draft.learning,
                draft.state,
                new StrategyPlaces(draft.strategies));
    }
}
