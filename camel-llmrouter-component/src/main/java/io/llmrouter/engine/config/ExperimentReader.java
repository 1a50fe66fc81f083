package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.experiment.Allotment;
import io.llmrouter.engine.experiment.Distributions;
import io.llmrouter.engine.experiment.Experiment;
import io.llmrouter.engine.experiment.Guardrails;
import io.llmrouter.engine.experiment.Ramp;
import io.llmrouter.engine.experiment.Variant;
import io.llmrouter.engine.policy.Affinity;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.StrategySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code experiments}, once the policies are read. */
final class ExperimentReader {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    private final Draft draft;
    private final Values values;
    private final StrategyReader strategies;
    private final CandidateReader candidates;
    private final Conditions conditions;
    private final Set<String> dividing = new HashSet<>();
    private final Set<String> copying = new HashSet<>();

    ExperimentReader(Draft draft, StrategyReader strategies, CandidateReader candidates, Conditions conditions) {
        this.draft = draft;
        this.values = strategies.values();
        this.strategies = strategies;
        this.candidates = candidates;
        this.conditions = conditions;
    }

    void read(Map<String, Node> entries) {
        if (!Distributions.areThere()) {
            entries.values().stream().limit(1).forEach(node -> values.problems()
                    .add(node.spot(), Distributions.MISSING));
        }
        entries.forEach((name, node) -> {
            if (name.isBlank() || name.indexOf('/') >= 0) {
                values.problems().add(node.spot(), "'" + name + "' cannot be an experiment's name: it has no slash");
                return;
            }
            int before = values.problems().count();
            Experiment experiment = experiment(name, node);
            if (experiment != null && values.problems().count() == before) {
                draft.experiments.add(experiment);
            }
        });
    }

    private @Nullable Experiment experiment(String name, Node node) {
        if (!values.is(node, Kind.MAP)) {
            return null;
        }
        String type = type(node);
        Fields fields = type == null ? null : Fields.open(node, ExperimentSections.of(type), values);
        if (type == null || fields == null) {
            return null;
        }
        String given = fields.has("policy") ? policy(fields) : "default";
        Allotment by = by(fields);
        if (given == null) {
            return null;
        }
        boolean copies = type.equals("shadow");
        if (!(copies ? copying : dividing).add(given)) {
            values.problems()
                    .add(
                            node.spot(),
                            "there is another experiment that " + (copies ? "copies" : "divides") + " the calls of '"
                                    + given + "'");
        }
        return switch (type) {
            case "ab" -> new Experiment.Split(name, given, by, variants(fields, given));
            case "canary" -> canary(name, given, by, fields);
            default -> mirror(name, given, by, fields);
        };
    }

    /** The type has to be known before the other keys can be told from mistakes. */
    private @Nullable String type(Node node) {
        for (Map.Entry<String, Node> each : node.fields().entrySet()) {
            boolean relaxed = !each.getValue().spot().inFile();
            if ("type".equals(ExperimentSections.EXPERIMENT.canonical(each.getKey(), relaxed))) {
                return word(each.getValue(), "type", ExperimentSections.types());
            }
        }
        values.problems().add(node.spot(), "has no type");
        return null;
    }

    private @Nullable String word(Node node, String what, List<String> valid) {
        String word = values.text(node);
        if (word != null && !valid.contains(word)) {
            values.problems().unknown(node.spot(), what, node.text(), valid);
            return null;
        }
        return word;
    }

    private @Nullable String policy(Fields fields) {
        Node node = fields.node("policy");
        String name = node == null ? null : values.text(node);
        if (node == null || name == null || draft.broken.contains(name) || draft.policies.containsKey(name)) {
            return name;
        }
        if (name.equals("default")) {
            return name;
        }
        values.problems().unknown(node.spot(), "policy", node.text(), draft.policies.keySet());
        return null;
    }

    private Allotment by(Fields fields) {
        Node node = fields.node("by");
        String by = node == null ? null : values.text(node);
        if (node == null || by == null || by.equals("call")) {
            return Allotment.CALL;
        }
        if (ExperimentSections.KEYS.contains(by)) {
            return Allotment.of(by, Affinity.valueOf(by.toUpperCase(Locale.ROOT)));
        }
        if (!by.contains("${")) {
            values.problems().unknown(node.spot(), "key", node.text(), ExperimentSections.KEYS);
            return Allotment.CALL;
        }
        try {
            return Allotment.of(by, conditions.text(by));
        } catch (IllegalArgumentException e) {
            values.problems().add(node.spot(), String.valueOf(e.getMessage()));
            return Allotment.CALL;
        }
    }

    private List<Variant> variants(Fields fields, String policy) {
        List<Variant> variants = new ArrayList<>();
        fields.entries("variants").forEach((name, node) -> {
            Fields own = Fields.open(node, ExperimentSections.VARIANT, values);
            if (own != null) {
                variants.add(variant(name, own, own.number("weight", Double.MAX_VALUE, 1), policy));
            }
        });
        Node node = fields.node("variants");
        if (node == null) {
            values.problems().add(fields.spot(), "has no variants");
        } else if (variants.size() < 2) {
            values.problems().add(node.spot(), "needs two variants or more, to be compared");
        } else if (variants.stream().mapToDouble(Variant::weight).sum() == 0) {
            values.problems().add(node.spot(), "every weight is 0, so that none can be chosen");
        }
        return variants.isEmpty() ? List.of(Variant.asItIs("", 1)) : variants;
    }

    private Variant variant(String name, Fields fields, double weight, String policy) {
        List<CandidatePattern> chosen = candidates.read(fields);
        StrategySpec strategy = strategies.read(fields);
        String other = policy(fields);
        if (other != null && (chosen != null || strategy != null)) {
            values.problems().add(fields.spot("policy"), "another policy has its own candidates and strategy");
        }
        if (chosen != null) {
            possible(chosen, policy, fields);
        }
        return new Variant(name, weight, chosen, strategy, other);
    }

    /** Has it checked that some of these can pass the policy's constraints. */
    private void possible(List<CandidatePattern> chosen, String policy, Fields fields) {
        Policy known = draft.policies.get(policy);
        if (known != null) {
            draft.choices.add(new Draft.Choice(chosen, List.of(known.constraints(), Constraints.NONE), fields));
        }
    }

    private @Nullable Experiment canary(String name, String policy, Allotment by, Fields fields) {
        Fields change = fields.section("canary", ExperimentSections.CHANGE);
        require(fields, "canary", "share");
        if (change == null) {
            return null;
        }
        Variant changed = variant("canary", change, 1, policy);
        if (changed.changesNothing()) {
            values.problems().add(change.spot(), "changes nothing: it has no candidates, strategy or policy");
        }
        Guardrails guardrails = guardrails(fields.section("guardrails", ExperimentSections.GUARDRAILS));
        double share = fields.number("share", 1, 0);
        return new Experiment.Canary(name, policy, by, changed, share, ramp(fields), guardrails);
    }

    private @Nullable Ramp ramp(Fields canary) {
        Fields fields = canary.section("ramp", ExperimentSections.RAMP);
        if (fields == null) {
            return null;
        }
        require(fields, "to", "over");
        return new Ramp(fields.number("to", 1, 1), fields.duration("over", Duration.ofHours(1)));
    }

    private Guardrails guardrails(@Nullable Fields fields) {
        Guardrails usual = Guardrails.DEFAULT;
        if (fields == null) {
            return usual;
        }
        Node percentile = fields.node("percentile");
        String word = percentile == null
                ? null
                : word(
                        percentile,
                        "word",
                        ExperimentSections.PERCENTILES.keySet().stream()
                                .sorted()
                                .toList());
        int window = count(fields, "window", usual.window());
        try {
            return new Guardrails(
                    window,
                    count(fields, "minimumCalls", Math.min(window, usual.minimumCalls())),
                    fields.number("maxErrorRate", 1, 0.1),
                    fields.has("maxLatency") ? fields.duration("maxLatency", USUAL_TIMEOUT) : null,
                    word == null ? usual.percentile() : ExperimentSections.PERCENTILES.getOrDefault(word, 0.95),
                    fields.has("minQuality") ? fields.number("minQuality", 1, 0) : null);
        } catch (IllegalArgumentException e) {
            values.problems().add(fields.spot("minimumCalls"), String.valueOf(e.getMessage()));
            return usual;
        }
    }

    private @Nullable Experiment mirror(String name, String policy, Allotment by, Fields fields) {
        require(fields, "candidates");
        List<CandidatePattern> asked = candidates.read(fields);
        if (asked == null) {
            return null;
        }
        possible(asked, policy, fields);
        return new Experiment.Mirror(
                name,
                policy,
                by,
                asked,
                fields.number("share", 1, 0.1),
                fields.duration("timeout", USUAL_TIMEOUT),
                count(fields, "concurrency", 4),
                count(fields, "queue", 100));
    }

    private int count(Fields fields, String key, int usual) {
        Long number = fields.whole(key, 1);
        return number == null ? usual : (int) Math.min(number, Integer.MAX_VALUE);
    }

    private void require(Fields fields, String... keys) {
        for (String key : keys) {
            if (!fields.has(key)) {
                values.problems().add(fields.spot(), "has no " + key);
            }
        }
    }
}
