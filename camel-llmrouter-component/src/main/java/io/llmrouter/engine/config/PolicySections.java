package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import java.util.ArrayList;
import java.util.List;

/** The sections and keys of policies. */
final class PolicySections {

    static final Section POLICY = Section.of(
            "policies.*",
            key(
                    "candidates",
                    "list of candidates",
                    REQUIRED,
                    "What it chooses from: targets, aliases, wildcards such as `onprem/*`."),
            key("constraints", "map", NONE, "What every candidate must meet."),
            key("rules", "list of rules", NONE, "What is different for some requests; the first that holds applies."),
            key("strategy", "strategy, or a map", "`ordered`", "How candidates are put in order."),
            key("retry", "map", "see below", "How often and how patiently the same target is tried again."),
            key("timeout", "map", "see below", "How long things may take."),
            key(
                    "lastResort",
                    "Camel URI, target, or a map",
                    NONE,
                    "What answers when nothing else does; marked degraded."),
            key("fallbacks", "list of candidates, or a map", NONE, "Where to go when the candidates failed."),
            key("hedge", "map", NONE, "Asks a second candidate when the first is late."),
            key("streamGuard", "map", NONE, "How fast a stream must be to be taken."),
            key("coalesce", "true or false", "`false`", "Whether identical requests in flight share one call."));

    static final Section FALLBACKS = Section.of(
            "policies.*.fallbacks as a map",
            key("general", "list of candidates", NONE, "When no candidate is left."),
            key("contextLength", "list of candidates", "the candidates that are left", "When a request is too long."),
            key("contentPolicy", "list of candidates", "nowhere", "When a content policy refuses a request."));

    static final Section HEDGE = Section.of(
            "policies.*.hedge",
            key("after", "duration", REQUIRED, "How long the first candidate has alone."),
            key("maxShare", "number above 0, to 1", "`0.05`", "The most hedges, as a share of all calls."),
            key("maxCostPerHour", "USD", "no limit", "The most that hedges may cost in an hour, by estimate."));

    static final Section STREAM_GUARD = Section.of(
            "policies.*.streamGuard",
            key("charactersPerSecond", "number above 0", REQUIRED, "The least speed, from the first content on."),
            key("window", "duration", "`5s`", "How long a stream has to show it."),
            key("sample", "whole number of characters, 1 or more", "`256`", "How many show it before that."));

    static final Section CANDIDATE = Section.of(
            "policies.*.candidates[*] as a map",
            key("model", "target, alias or wildcard", REQUIRED, "The candidate."),
            key("weight", "number, 0 or more", "`1`", "Its share under the strategies that have shares."));

    static final Section CONSTRAINTS = Section.of(
            "policies.*.constraints",
            key("maxPrice", "map", NONE, "The highest list price."),
            key("require", "list of features", NONE, "Features every candidate must have."),
            key("tags", "list of words", NONE, "Tags every candidate must have."),
            key("regions", "list of words", NONE, "The regions a candidate may compute in."),
            key("allow", "list of targets or wildcards", NONE, "One of them must match."),
            key("deny", "list of targets or wildcards", NONE, "None of them may match."),
            key("minContextWindow", "whole number of tokens", NONE, "The smallest window."));

    static final Section MAX_PRICE = Section.of(
            "policies.*.constraints.maxPrice",
            key("input", "USD per million tokens", NONE, "Of input."),
            key("output", "USD per million tokens", NONE, "Of output."));

    static final Section RULE = Section.of(
            "policies.*.rules[*]",
            key("name", "text", "`rule 1`, `rule 2` …", "Shown in explanations."),
            key("when", "Simple expression, or a map", NONE, "Which requests, by their exchange or their caller."),
            key("whenPrompt", "map", NONE, "Which requests, by their prompt."),
            key("candidates", "list of candidates", "the policy's", "Instead of the policy's."),
            key("constraints", "map", NONE, "In addition to the policy's."),
            key("strategy", "strategy, or a map", "the policy's", "Instead of the policy's."));

    static final Section WHEN = Section.of(
            "policies.*.rules[*].when as a map",
            key("tags", "list of words", NONE, "All of them are among the request's tags."),
            key("tenant", "word or list of words", NONE, "The request's tenant is one of them."),
            key("user", "word or list of words", NONE, "The request's user is one of them."),
            key("header", "map of names to values", NONE, "Every one of these message headers has that value."));

    static final Section WHEN_PROMPT = Section.of(
            "policies.*.rules[*].whenPrompt",
            key("matches", "regular expression", NONE, "Found somewhere in the latest user message."),
            key("keywords", "list of words", NONE, "One of them is in the latest user message, in any case."),
            key("minTokens", "whole number of tokens", NONE, "The request's estimated input is at least this long."),
            key("maxTokens", "whole number of tokens", NONE, "The request's estimated input is at most this long."));

    static final Section STRATEGY =
            Section.of("policies.*.strategy as a map", key("name", "strategy", REQUIRED, "Which one."));

    static final Section RETRY = Section.of(
            "policies.*.retry",
            key(
                    "maxAttempts",
                    "whole number, 1 or more",
                    "`3`",
                    "The most attempts at one target, the first included."),
            key("backoff", "duration", "`200ms`", "The wait before the second attempt; doubles with each further one."),
            key("maxBackoff", "duration", "`5s`", "The longest wait."),
            key(
                    "jitter",
                    "number from 0 to 1",
                    "`0.2`",
                    "The share by which a wait is made longer or shorter at random."),
            key("afterSend", "true or false", "`true`", "Whether a request that may have been billed is sent again."));

    static final Section TIMEOUT = Section.of(
            "policies.*.timeout",
            key("connect", "duration", "`2s`", "To open a connection."),
            key("firstToken", "duration", "`30s`", "Of a stream, to its first event."),
            key("idle", "duration", "`30s`", "Of a stream, between two events."),
            key("total", "duration", "`2m`", "The whole call, all attempts included."));

    static final Section LAST_RESORT =
            Section.of("policies.*.lastResort as a map", key("answer", "text", REQUIRED, "The fixed answer."));

    private PolicySections() {}

    /** All of them, in the order of the reference. */
    static List<Section> all() {
        List<Section> all = new ArrayList<>(List.of(POLICY, CANDIDATE, STRATEGY));
        all.addAll(StrategySections.all());
        all.addAll(List.of(
                CONSTRAINTS,
                MAX_PRICE,
                RULE,
                WHEN,
                WHEN_PROMPT,
                RETRY,
                TIMEOUT,
                LAST_RESORT,
                FALLBACKS,
                HEDGE,
                STREAM_GUARD));
        return all;
    }
}
