package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that strategies have beside their name. */
final class StrategySections {

    static final List<String> MEASURES = List.of("total", "first-token");
    static final List<String> AFFINITIES = List.of("conversation", "user", "tenant");
    static final List<String> PERCENTILES = List.of("p50", "p90", "p99");

    static final List<String> CHECKS = List.of("schema", "judge", "agreement", "confidence");
    static final List<String> UNVERIFIED = List.of("answer", "fail");

    private static final Key OF = key("of", "`total` or `first-token`", "`total`", "Which time is measured.");
    private static final Key TASK =
            key("task", "text", "the mean of all", "The task, as in `quality` of the model, such as `code`.");

    static final Section REWARD = Section.of(
            "policies.*.strategy.reward",
            key("quality", "number, 0 or more", "`0`", "Of the scores that answers were given."),
            key("cost", "number, 0 or more", "`0`", "Of what calls cost."),
            key("latency", "number, 0 or more", "`0`", "Of the time to the whole answer."));

    static final Section WEIGHTS = Section.of(
            "policies.*.strategy.weights",
            key("cost", "number, 0 or more", "`0`", "Of what the request costs."),
            key("latency", "number, 0 or more", "`0`", "Of the time measured."),
            key("quality", "number, 0 or more", "`0`", "Of the model's quality."),
            key("reliability", "number, 0 or more", "`0`", "Of the share of failed calls."));

    static final Section PRIORITIES = Section.of(
            "policies.*.strategy.priorities",
            key("high", "map as `weights`", "the usual ones", "The weights of calls of that class."),
            key("normal", "map as `weights`", "the usual ones", "The same."),
            key("low", "map as `weights`", "the usual ones", "The same."));

    static final Section TIER = Section.of(
            "policies.*.strategy.of[*] as a map, beside the strategy's own",
            key("within", "number, 1 or more", NONE, "Up to this many times the best score is as good as the best."),
            key(
                    "atMost",
                    "number, 0 or more",
                    NONE,
                    "Up to this score, in the strategy's unit, is as good as the best."));

    static final Section LEVEL = Section.of(
            "policies.*.strategy.levels[*]",
            key("upTo", "number above 0, to 1", "`1`, for the last one", "The highest complexity of its requests."),
            key("candidates", "list of targets or wildcards", REQUIRED, "Who is for them."));

    static final Section ROUTE = Section.of(
            "policies.*.strategy.routes[*]",
            key("name", "text", REQUIRED, "The route's name; for `intent` a label, with `*` for several."),
            key("examples", "list of texts", NONE, "Prompts for this route; needed for `semantic`."),
            key("candidates", "list of targets, with `*` for several", REQUIRED, "Who goes first."));

    private static final Key ROUTES = key("routes", "list of maps", REQUIRED, "Where sorts of prompts go.");
    private static final Key THRESHOLD =
            key("threshold", "number from -1 to 1", "`0.5`, of `intent` `0.4`", "The least score that takes a route.");
    private static final Key MARGIN =
            key("margin", "number from 0 to 2", "`0`", "How far the best must lead the next one.");
    private static final Key EMBEDDER = key(
            "embedder",
            "model in process, or target of an `onnx` or `embedding-bean` account",
            "`all-minilm-l6-v2`",
            "What makes the embeddings.");
    private static final Key OTHERWISE =
            key("otherwise", "strategy, or a map", "`ordered`", "The order behind the route, and without one.");

    private static final Map<String, Section> BY_NAME = new LinkedHashMap<>();

    static {
        put("lowest-latency", OF, percentile("the moving average, of `first-token` `p50`"));
        put("highest-throughput", percentile("`p50`"));
        put("highest-quality", TASK);
        put(
                "weighted-score",
                key("weights", "map", "all alike", "How much each part counts; those not named count nothing."),
                key("priorities", "map", "the same for all", "Other weights for classes of calls."),
                OF,
                percentile("the moving average, of `first-token` `p50`"),
                TASK);
        put(
                "sticky",
                key("by", "`conversation`, `user` or `tenant`", "`conversation`", "Who is to stay."),
                key(
                        "otherwise",
                        "strategy, or a map",
                        "by hash",
                        "Where those go who are new, or whose target is away."),
                key("remembers", "whole number, 1 or more", "`10000`", "For how many the target is remembered."));
        put("by-region", key("regions", "list of words", "all alike", "The regions, the favourite first."));
        put(
                "complexity",
                key(
                        "levels",
                        "list of maps",
                        "each candidate is one",
                        "Who is for which requests, from weak to strong."));
        put(
                "cascade",
                key("order", "strategy, or a map", "`lowest-cost`", "In which order candidates are asked."),
                key(
                        "verify",
                        "`schema`, `judge`, `agreement` or `confidence`",
                        "`schema`",
                        "How answers are verified."),
                key(
                        "schema",
                        "JSON schema, or `resource:URI`",
                        "the one that the request asks for",
                        "What `schema` holds answers to."),
                key("judge", "policy", NONE, "Chooses who judges, or who gives the other samples of `agreement`."),
                key("judgeMessage", "text", "accept, or reject and say why", "What the judge is asked."),
                key("samples", "whole number, 2 or more", "`3`", "How many answers `agreement` compares."),
                key("threshold", "number from 0 to 1", "`0.6`, of `confidence` `0.8`", "The least that passes."),
                key("steps", "whole number, 1 or more", "all candidates", "The most answers that are verified."),
                key("onUnverified", "`answer` or `fail`", "`answer`", "What comes of it when none passed."));
        put(
                "tiers",
                key(
                        "of",
                        "list of strategies, or maps",
                        "`lowest-latency` `within: 1.2`, then `lowest-cost`",
                        "The strategies, each choosing among those that the one before found equally good."));
        put("semantic", ROUTES, THRESHOLD, MARGIN, OTHERWISE, EMBEDDER);
        put(
                "intent",
                key("examples", "file", "a bean or a model is asked", "JSON lines or CSV with `text` and `label`."),
                key(
                        "bean",
                        "name in the registry",
                        "labels are learned, or a model is asked",
                        "Gives labels: a `Labeller`, or a `Function` of the prompt."),
                key("labeller", "policy", "no model is asked", "Chooses the model that is asked for the label."),
                key(
                        "labels",
                        "map of texts by label",
                        "required beside `labeller`",
                        "The labels, each with what it means."),
                key("labellerMessage", "text", "say which label fits", "What that model is told, before the labels."),
                ROUTES,
                THRESHOLD,
                MARGIN,
                OTHERWISE,
                EMBEDDER);
        put(
                "learned",
                key("model", "file or folder", REQUIRED, "Scored prompts, or what was learned of them."),
                EMBEDDER,
                key("costCeiling", "US dollars", NONE, "The mean cost of a request that is not to be exceeded."),
                key("qualityFloor", "number from 0 to 1", NONE, "The mean quality to be reached."),
                key("strongShare", "number from 0 to 1", NONE, "The share of requests for the best model."),
                key("valueOfQuality", "US dollars", NONE, "What a quality of 1 is worth in one request."),
                key("safe", "target", "the best on the whole", "Who answers prompts unlike those learned from."),
                key(
                        "abstain",
                        "number from 0 to 1",
                        "`0.01`",
                        "The share of prompts that count as unlike the others."));
        put(
                "custom",
                key("bean", "name in the registry", "the only one there is", "A `Strategy` or `Preference`."),
                key("expression", "Simple expression", NONE, "Names the targets to ask, best first."));
        put(
                "adaptive",
                key("reward", "map", "all alike", "How much each part counts; those not named count nothing."),
                key("memory", "whole number, 1 or more", "`1000`", "How many calls are remembered; older ones fade."),
                key("explore", "number from 0 to 1", "`0.02`", "The least share of calls that try any candidate."));
    }

    private StrategySections() {}

    private static Key percentile(String usual) {
        return key("percentile", "`p50`, `p90` or `p99`", usual, "Which share of the calls is to be that fast.");
    }

    private static void put(String name, Key... keys) {
        BY_NAME.put(name, Section.of("policies.*.strategy of " + name, keys));
    }

    /** The keys of a strategy, its name included. */
    static Section of(String name) {
        Section own = BY_NAME.get(name);
        return own == null ? PolicySections.STRATEGY : PolicySections.STRATEGY.with(own);
    }

    /** All of them, in the order of the reference. */
    static List<Section> all() {
        List<Section> all = new ArrayList<>(BY_NAME.values());
        all.add(REWARD);
        all.add(WEIGHTS);
        all.add(PRIORITIES);
        all.add(ROUTE);
        all.add(TIER);
        all.add(LEVEL);
        return all;
    }
}
