package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.strategy.Tier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a strategy: its name, or a map with its name and its settings.
 *
 * @param names the valid ones
 * @param values reads single values
 * @param draft remembers what can only be checked when everything is read
 */
record StrategyReader(Collection<String> names, Values values, Draft draft) {

    /** The strategy; null if there is none or it could not be read. */
    @Nullable
    StrategySpec read(Fields fields) {
        Node node = fields.node("strategy");
        return node == null ? null : read(node);
    }

    private @Nullable StrategySpec read(Node node) {
        StrategySpec spec = unplaced(node);
        if (spec != null) {
            draft.strategies.put(spec, node.spot());
        }
        return spec;
    }

    private @Nullable StrategySpec unplaced(Node node) {
        if (!node.is(Kind.MAP)) {
            String name = name(node);
            return name == null ? null : StrategySpec.of(name);
        }
        Node written = written(node);
        if (written == null) {
            values.problems().add(node.spot(), "has no name");
            return null;
        }
        String name = name(written);
        Fields fields = name == null ? null : Fields.open(node, StrategySections.of(name), values);
        return name == null || fields == null ? null : new StrategySpec(name, settings(name, fields));
    }

    /** A strategy of {@code tiers}: its own keys, and those of a tier. */
    private @Nullable Tier tier(Node node) {
        if (!node.is(Kind.MAP)) {
            StrategySpec spec = inner(node, "tiers");
            return spec == null ? null : Tier.of(spec);
        }
        Map<String, Node> own = new LinkedHashMap<>(node.fields());
        Map<String, Node> beside = new LinkedHashMap<>();
        node.fields().forEach((key, value) -> {
            if (StrategySections.TIER.canonical(key, !value.spot().inFile()) != null) {
                beside.put(key, own.remove(key));
            }
        });
        Fields fields = Fields.open(Node.map(node.spot(), beside), StrategySections.TIER, values);
        StrategySpec spec = inner(Node.map(node.spot(), own), "tiers");
        return spec == null || fields == null ? null : tier(spec, fields);
    }

    private @Nullable Tier tier(StrategySpec spec, Fields fields) {
        Node within = fields.node("within");
        Node atMost = fields.node("atMost");
        if (within != null && atMost != null) {
            values.problems().add(atMost.spot(), "stands beside within; a tier has one of the two");
            return null;
        }
        return new Tier(
                spec,
                within == null ? null : values.number(within, 1, Double.MAX_VALUE),
                atMost == null ? null : values.number(atMost, 0, Double.MAX_VALUE));
    }

    private List<Tier> tiers(Fields fields) {
        return fields.items("of").stream()
                .map(this::tier)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The name has to be known before the other keys can be told from mistakes. */
    private static @Nullable Node written(Node node) {
        for (Map.Entry<String, Node> each : node.fields().entrySet()) {
            boolean relaxed = !each.getValue().spot().inFile();
            if ("name".equals(PolicySections.STRATEGY.canonical(each.getKey(), relaxed))) {
                return each.getValue();
            }
        }
        return null;
    }

    private @Nullable String name(Node node) {
        String name = values.text(node);
        if (name != null && !names.contains(name)) {
            values.problems().unknown(node.spot(), "strategy", node.text(), names);
            return null;
        }
        return name;
    }

    private Map<String, Object> settings(String name, Fields fields) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String key : StrategySections.of(name).names()) {
            Node node = fields.node(key);
            Object value = node == null ? null : setting(name, key, node, fields);
            if (value != null) {
                settings.put(key, value);
            }
        }
        settings.remove("name");
        if ("judge".equals(settings.get("verify")) && !fields.has("judge")) {
            values.problems().add(fields.spot(), "has no judge: the policy of the model that judges");
        }
        if (name.equals("intent")) {
            new LabelsReader(values).check(fields);
        }
        return settings;
    }

    private @Nullable Object setting(String name, String key, Node node, Fields fields) {
        return switch (key) {
            case "of" -> name.equals("tiers") ? tiers(fields) : word(node, StrategySections.MEASURES);
            case "levels" -> new LevelsReader(targets()).read(fields);
            case "regions" -> List.copyOf(fields.words(key));
            case "percentile" -> word(node, StrategySections.PERCENTILES);
            case "weights" -> weights(fields.section(key, StrategySections.WEIGHTS), StrategySections.WEIGHTS);
            case "priorities" -> priorities(fields.section(key, StrategySections.PRIORITIES));
            case "by" -> word(node, StrategySections.AFFINITIES);
            case "otherwise", "order" -> inner(node, name);
            case "schema" -> values.content(node);
            case "judge", "labeller" -> policy(node);
            case "labels" -> new LabelsReader(values).read(node);
            case "safe" -> targets().target(node);
            case "remembers", "steps", "memory" -> count(node, 1);
            case "samples" -> count(node, 2);
            case "threshold" -> values.number(node, name.equals("cascade") ? 0 : -1, 1);
            case "verify" -> word(node, StrategySections.CHECKS);
            case "onUnverified" -> word(node, StrategySections.UNVERIFIED);
            case "routes" -> new RouteReader(targets()).read(fields.items(key));
            case "margin" -> values.number(node, 0, 2);
            case "costCeiling", "valueOfQuality" -> values.number(node, 0, Double.MAX_VALUE);
            case "qualityFloor", "strongShare", "abstain" -> values.number(node, 0, 1);
            case "explore" -> values.number(node, 0, 1);
            case "reward" -> weights(fields.section(key, StrategySections.REWARD), StrategySections.REWARD);
            default -> values.text(node);
        };
    }

    private TargetReader targets() {
        return new TargetReader(draft, values);
    }

    /** A strategy that stands within another one. */
    private @Nullable StrategySpec inner(Node node, String outer) {
        StrategySpec inner = read(node);
        if (inner != null && inner.name().equals("cascade")) {
            values.problems()
                    .add(
                            node.spot(),
                            "'cascade' cannot stand within '" + outer
                                    + "': it verifies answers, so the other one is its 'order'");
            return null;
        }
        return inner;
    }

    /** The name of a policy, which may be read later. */
    private @Nullable String policy(Node node) {
        String name = values.text(node);
        if (name != null) {
            draft.policyNames.add(new Draft.PolicyName(node, name));
        }
        return name;
    }

    private @Nullable Integer count(Node node, int least) {
        Long number = values.whole(node, least);
        return number == null ? null : (int) Math.min(number, Integer.MAX_VALUE);
    }

    private @Nullable String word(Node node, List<String> valid) {
        String word = values.text(node);
        if (word != null && !valid.contains(word)) {
            values.problems().unknown(node.spot(), "word", node.text(), valid);
            return null;
        }
        return word;
    }

    /** The weights of classes of calls. */
    private @Nullable Map<String, Map<String, Double>> priorities(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Map<String, Map<String, Double>> classes = new LinkedHashMap<>();
        for (String word : StrategySections.PRIORITIES.names()) {
            Map<String, Double> weights =
                    weights(fields.section(word, StrategySections.WEIGHTS), StrategySections.WEIGHTS);
            if (weights != null) {
                classes.put(word, weights);
            }
        }
        return classes;
    }

    private @Nullable Map<String, Double> weights(@Nullable Fields fields, Section section) {
        if (fields == null) {
            return null;
        }
        int before = values.problems().count();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String part : section.names()) {
            if (fields.has(part)) {
                weights.put(part, fields.number(part, Double.MAX_VALUE, 0));
            }
        }
        boolean sound = values.problems().count() == before;
        if (sound && weights.values().stream().noneMatch(each -> each > 0)) {
            values.problems().add(fields.spot(), "needs a weight above 0");
        }
        return weights;
    }
}
