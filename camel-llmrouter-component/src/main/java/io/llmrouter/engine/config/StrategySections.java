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

    static final Section WEIGHTS = Section.of(
            "policies.*.strategy.weights",
            key("cost", "number, 0 or more", "`0`", "Of what the request costs."),
            key("latency", "number, 0 or more", "`0`", "Of the time measured."),
            key("quality", "number, 0 or more", "`0`", "Of the model's quality."),
            key("reliability", "number, 0 or more", "`0`", "Of the share of failed calls."));

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

    private static final Map<String, Section> BY_NAME = new LinkedHashMap<>();

    static {
        put("lowest-latency", OF, percentile("the moving average, of `first-token` `p50`"));
        put("highest-throughput", percentile("`p50`"));
        put("highest-quality", TASK);
        put(
                "weighted-score",
                key("weights", "map", "all alike", "How much each part counts; those not named count nothing."),
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
                key("schema", "JSON schema", "the one that the request asks for", "What `schema` holds answers to."),
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
        put(
                "custom",
                key("bean", "name in the registry", "the only one there is", "A `Strategy` or `Preference`."),
                key("expression", "Simple expression", NONE, "Names the targets to ask, best first."));
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
        all.add(WEIGHTS);
        all.add(TIER);
        all.add(LEVEL);
        return all;
    }
}
