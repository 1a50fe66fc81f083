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
            key("rules", "list of rules", NONE, "What is different for some requests."),
            key("match", "`first` or `all`", "`first`", "Which of the rules that hold apply."),
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
            key("minContextWindow", "whole number of tokens", NONE, "The smallest window."),
            key("maxLatency", "duration, or a map", NONE, "The longest time that targets may lately have taken."),
            key("minThroughput", "tokens per second", NONE, "The least that targets must usually write."),
            key("minQuality", "map of tasks to numbers from 0 to 1", NONE, "The least quality of the model."),
            key("scores", "map of names to maps", NONE, "Where other scores of the model must be."),
            key(
                    "dataPolicy",
                    "`private`, `zero-retention` or `no-training`",
                    NONE,
                    "What may become of data; a stricter one will do."),
            key("licences", "list of licences or families of them", NONE, "The licence of the weights is one of them."),
            key("servedUntil", "day", NONE, "The model is not announced to retire by then."),
            key("regionOrder", "list of words", NONE, "As `regions`; a later one only while an earlier one has none."),
            key("prefer", "map of constraints", NONE, "Wishes: who does not meet them ranks behind those who do."));

    static final Section MAX_PRICE = Section.of(
            "policies.*.constraints.maxPrice",
            key("input", "USD per million tokens", NONE, "Of input."),
            key("output", "USD per million tokens", NONE, "Of output."));

    static final Section MAX_LATENCY = Section.of(
            "policies.*.constraints.maxLatency as a map",
            key("atMost", "duration", REQUIRED, "The longest time."),
            key("of", "`total` or `first-token`", "`total`", "Which time is measured."),
            key("percentile", "`p50`, `p90` or `p99`", "`p90`", "Which share of the calls is to be that fast."));

    static final Section SCORE = Section.of(
            "policies.*.constraints.scores.*",
            key("min", "number", "no floor", "The lowest that will do."),
            key("max", "number", "no ceiling", "The highest that will do."));

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
            key(
                    "priority",
                    "`high`, `normal` or `low`, or a list of them",
                    NONE,
                    "The request's class is one of them."),
            key("header", "map of names to values", NONE, "Every one of these message headers has that value."),
            key("time", "map", NONE, "The request comes within these hours."));

    static final Section TIME = Section.of(
            "policies.*.rules[*].when.time",
            key("days", "list of `mon`, `tue` … `sun`", "every day", "The days on which the hours begin."),
            key("from", "time of day", "`00:00`", "The first moment."),
            key("to", "time of day", "`24:00`", "The first moment after; one before `from` is on the next day."),
            key("zone", "time zone", "`UTC`", "Whose clocks are meant, such as `Europe/Berlin`."));

    static final Section WHEN_PROMPT = Section.of(
            "policies.*.rules[*].whenPrompt",
            key("matches", "regular expression", NONE, "Found somewhere in the latest user message."),
            key("keywords", "list of words", NONE, "One of them is in the latest user message, in any case."),
            key("minTokens", "whole number of tokens", NONE, "The request's estimated input is at least this long."),
            key("maxTokens", "whole number of tokens", NONE, "The request's estimated input is at most this long."),
            key("language", "code or list of codes", NONE, "The latest user message is in one of these languages."),
            key("code", "true or false", NONE, "Whether there is program code in the latest user message."),
            key("question", "word or list of words", NONE, "What the latest user message asks for."),
            key("sentiment", "word or list of words", NONE, "The mood of the latest user message."),
            key("sensitive", "word or list of words", NONE, "What is somewhere in the conversation."),
            key(
                    "attachments",
                    "word or list of words",
                    NONE,
                    "The conversation has one of these kinds of attachments."),
            key("minAttachments", "whole number", NONE, "It has at least so many."),
            key("maxAttachments", "whole number", NONE, "It has at most so many."),
            key("tools", "true or false", NONE, "Whether the model may ask for tools."),
            key("schema", "true or false", NONE, "Whether the answer must be JSON."),
            key("minTurns", "whole number", NONE, "The conversation has at least so many user messages."),
            key("maxTurns", "whole number", NONE, "The conversation has at most so many user messages."));

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
                MAX_LATENCY,
                SCORE,
                RULE,
                WHEN,
                TIME,
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
