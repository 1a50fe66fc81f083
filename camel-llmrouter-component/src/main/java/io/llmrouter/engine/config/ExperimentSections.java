package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import java.util.List;
import java.util.Map;

/** The sections and keys of experiments. */
final class ExperimentSections {

    static final List<String> KEYS = List.of("call", "user", "tenant", "conversation");
    static final Map<String, Double> PERCENTILES = Map.of("p50", 0.5, "p90", 0.9, "p95", 0.95, "p99", 0.99);

    static final Section EXPERIMENT = Section.of(
            "experiments.*",
            key("type", "`ab`, `canary` or `shadow`", REQUIRED, "What kind it is."),
            key("policy", "policy", "`default`", "The policy whose calls it is made with."),
            key(
                    "by",
                    "`call`, `user`, `tenant`, `conversation`, or Simple expression",
                    "`call`",
                    "Who gets the same part each time; `call` draws for each."));

    private static final Section AB = Section.of(
            "experiments.* of type ab",
            key("variants", "map of variants by name", REQUIRED, "What is compared; the first one is the measure."));

    private static final Section CANARY = Section.of(
            "experiments.* of type canary",
            key("canary", "map", REQUIRED, "What it changes."),
            key("share", "number from 0 to 1", REQUIRED, "Its share of the calls."),
            key("ramp", "map", "the share stays", "How the share grows."),
            key("guardrails", "map", "see below", "What it must keep to, or is taken back."));

    private static final Section SHADOW = Section.of(
            "experiments.* of type shadow",
            key("candidates", "list of candidates", REQUIRED, "Whom the copies are asked; the first that may answer."),
            key("share", "number from 0 to 1", "`0.1`", "The share of calls that are copied."),
            key("timeout", "duration", "`60s`", "The longest that a copy may take."),
            key("concurrency", "whole number, 1 or more", "`4`", "How many copies are asked at a time."),
            key("queue", "whole number, 1 or more", "`100`", "How many may wait; further ones are dropped."));

    static final Section CHANGE = Section.of(
            "experiments.*.canary",
            key("candidates", "list of candidates", "the policy's", "Instead of the policy's."),
            key("strategy", "strategy, or a map", "the policy's", "Instead of the policy's."),
            key("policy", "policy", "the policy", "Another policy instead of it; nothing else beside."));

    static final Section VARIANT = Section.of(
                    "experiments.*.variants.*",
                    key("weight", "number, 0 or more", "`1`", "Its share, against the weights of the others."))
            .with(CHANGE);

    static final Section RAMP = Section.of(
            "experiments.*.ramp",
            key("to", "number from 0 to 1", REQUIRED, "The share it grows to."),
            key("over", "duration", REQUIRED, "How long that takes."));

    static final Section GUARDRAILS = Section.of(
            "experiments.*.guardrails",
            key(
                    "window",
                    "whole number of calls, 1 or more",
                    "`50`",
                    "How many of its latest calls, and scores, count."),
            key(
                    "minimumCalls",
                    "whole number, 1 or more",
                    "`20`",
                    "How many calls, or scores, are enough to judge by."),
            key("maxErrorRate", "number from 0 to 1", "`0.1`", "The highest share of failed calls."),
            key("maxLatency", "duration", NONE, "The longest time to a whole answer."),
            key("percentile", "`p50`, `p90`, `p95` or `p99`", "`p95`", "Which share of the answers must come in it."),
            key("minQuality", "number from 0 to 1", NONE, "The lowest mean of the scores."));

    private static final Map<String, Section> BY_TYPE = Map.of("ab", AB, "canary", CANARY, "shadow", SHADOW);

    private ExperimentSections() {}

    /** The types there are, in the order of the reference. */
    static List<String> types() {
        return List.of("ab", "canary", "shadow");
    }

    /** The keys of an experiment of that type, those of all included. */
    static Section of(String type) {
        return EXPERIMENT.with(BY_TYPE.getOrDefault(type, AB));
    }

    /** All of them, in the order of the reference. */
    static List<Section> all() {
        return List.of(EXPERIMENT, AB, VARIANT, CANARY, CHANGE, RAMP, GUARDRAILS, SHADOW);
    }
}
