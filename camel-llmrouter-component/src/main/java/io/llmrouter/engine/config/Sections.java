package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Key.REQUIRED;

import io.llmrouter.engine.catalog.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every section and key there is; those of policies are in {@link PolicySections}. The reader accepts these and no others, and the reference is checked against them. */
final class Sections {

    /** Sections that are planned: refused by name until they do something. */
    static final Set<String> LATER = Set.of("limits", "budgets", "cache", "guardrails", "prompts", "ledger");

    static final Section ROOT = Section.of(
            "top level",
            key(
                    "providers",
                    "map of accounts by name",
                    "an account for every preset that needs no setting",
                    "The accounts that can be called."),
            key(
                    "models",
                    "map of models by target or card id",
                    NONE,
                    "What the catalogue does not know, or has otherwise."),
            key("currencies", "map of currencies to USD", NONE, "What one of another currency is in US dollars."),
            key("catalogue", "map", "what comes with the engine", "How models and prices are kept up to date."),
            key(
                    "aliases",
                    "map of names to a target, a list or a map",
                    NONE,
                    "Other names for targets and groups of them."),
            key("policies", "map of policies by name", "one named `default`", "How requests are routed."),
            key("experiments", "map of experiments by name", NONE, "What is tried out on some of the calls."),
            key("learning", "map", "nothing is kept", "What is kept of scored answers, to learn from."),
            key("state", "map", "each node learns for itself", "Where what routers learn is shared."));

    static final Section PROVIDER = Section.of(
            "providers.*",
            key("type", "preset", "the account's name, if a preset has it", "What kind of provider it is."),
            key("baseUrl", "URL", "the preset's", "Where it is served."),
            key("apiKey", "secret", "the preset's environment variable", "The key."),
            key("apiKeys", "list of secrets", NONE, "Several keys of the same account; used in turn."),
            key("region", "word", "the preset's", "Where it computes; constraints ask for it."),
            key("tags", "list of words", NONE, "Free words that constraints ask for."),
            key(
                    "optional",
                    "true or false",
                    "`false`",
                    "With `true`, an account without a key is off instead of an error."),
            key(
                    "address",
                    "map of names to values",
                    "the preset's environment variables",
                    "What stands in braces in the preset's address, such as `resource`."),
            key("quirks", "map", "the preset's", "What it has otherwise than its preset."),
            key(
                    "strict",
                    "true or false",
                    "`false`",
                    "With `true`, a request with parameters that it cannot take as they are goes elsewhere."),
            key("breaker", "map", "see below", "When its targets take no calls for a while."),
            key("probe", "map", "it is not asked", "How it is asked whether it answers while a breaker is open."),
            key("capacity", "map", "as many as come", "How many calls its targets take at once, all together."));

    static final Section QUIRKS = Section.of(
            "providers.*.quirks",
            key("path", "path", "the preset's", "The path below the base URL; `{model}` is the model."),
            key("auth", "map", "the preset's", "How the key is sent."),
            key("headers", "map", NONE, "Headers of every request."),
            key("query", "map", NONE, "Query parameters of every request."),
            key("drop", "list of parameters", NONE, "Parameters it refuses, by their name on the wire: not sent."),
            key("rename", "map of parameters", NONE, "Parameters it calls otherwise."),
            key("clamp", "map of parameters to numbers", NONE, "Parameters it limits, with their greatest value."),
            key("extra", "map of parameters", NONE, "Parameters of every request that does not set them itself."),
            key("operations", "map of operations to paths", NONE, "What it offers beside chat, such as `embed`."));

    static final Section QUIRKS_AUTH = Section.of(
            "providers.*.quirks.auth",
            key("header", "header name", REQUIRED, "The header the key is sent in."),
            key("prefix", "text", "nothing", "What stands before the key, such as `Bearer`."));

    static final Section PROBE = Section.of(
            "providers.*.probe", key("every", "duration", REQUIRED, "How long after one question the next is asked."));

    static final Section BREAKER = Section.of(
            "providers.*.breaker",
            key("window", "whole number of calls, or duration", "`20`", "The calls it counts."),
            key("failureRate", "number above 0, to 1", "`0.5`", "The share of failed calls from which on it opens."),
            key("slowCallRate", "number above 0, to 1", "`1`", "The share of slow calls from which on it opens."),
            key("slowCall", "duration", "no call is slow", "How long a call takes to be slow."),
            key("minimumCalls", "whole number, 1 or more", "`5`", "How many calls it counts before it opens."),
            key("openFor", "duration", "`30s`", "How long it stays open; doubles each time its probes fail."),
            key("maxOpenFor", "duration", "`5m`", "The longest it stays open."),
            key(
                    "jitter",
                    "number from 0 to 1",
                    "`0.2`",
                    "The share by which that time is made longer or shorter at random."),
            key("probes", "whole number, 1 or more", "`1`", "How many calls must be answered before it closes."));

    private static final Section CAMEL = Section.of(
            "providers.* of type camel",
            key("uri", "Camel URI", REQUIRED, "The endpoint that answers, such as `direct:legacy-llm`."));

    private static final Section EMBEDDING_BEAN = Section.of(
            "providers.* of type embedding-bean",
            key("bean", "name in the registry", "the only one there is", "The embedding model, such as `#myModel`."));

    private static final Section SIMULATED = Section.of(
            "providers.* of type simulated",
            key("latency", "duration, or a map", "`0ms`", "The time until an answer begins."),
            key("firstToken", "duration, or a map", "`latency`", "The same for streams."),
            key(
                    "tokensPerSecond",
                    "number, 0 or more",
                    "`0`, all at once",
                    "How fast an answer comes once it has begun."),
            key("errorRate", "number from 0 to 1", "`0`", "The share of calls that fail."),
            key("errorKind", "failure kind", "`server_error`", "How they fail."),
            key(
                    "script",
                    "list of texts and maps",
                    NONE,
                    "What the first calls do, in turn: `ok`, a failure kind, or a text to answer. A map is an outage."),
            key("reply", "text", "a fixed sentence", "What is answered; `echo` for the prompt itself."),
            key("seed", "whole number", "another each time", "Makes delays and errors the same each time."));

    private static final Section GOOGLE = Section.of(
            "providers.* of type vertex-ai",
            key(
                    "credentials",
                    "file",
                    "what the machine has",
                    "The credentials of a service account, for accounts without `apiKey`."));

    private static final Section SIGNED = Section.of(
            "providers.* of type bedrock, bedrock-anthropic or bedrock-mantle",
            key(
                    "accessKeyId",
                    "text",
                    "`AWS_ACCESS_KEY_ID`, where there is no key",
                    "The AWS key that signs requests."),
            key("secretAccessKey", "secret", "`AWS_SECRET_ACCESS_KEY`", "Its secret."),
            key("sessionToken", "secret", "`AWS_SESSION_TOKEN`", "The token of keys that expire."),
            key(
                    "profile",
                    "name",
                    "`AWS_PROFILE`, where there is no key",
                    "The profile of AWS that opens the account."));

    static final Section LATENCY = Section.of(
            "providers.*.latency as a map",
            key("p50", "duration", REQUIRED, "Half of the calls take at most so long."),
            key("p99", "duration", REQUIRED, "Ninety-nine of a hundred take at most so long."));

    static final Section OUTAGE = Section.of(
            "providers.*.script[*] as a map",
            key("after", "duration", "`0ms`", "When it begins, counted from the start."),
            key("for", "duration", REQUIRED, "How long every call fails."),
            key("kind", "failure kind", "`overloaded`", "How calls fail."));

    private static final Map<String, Section> SETTINGS = Map.of(
            "camel", CAMEL, Settings.EMBEDDING_BEAN, EMBEDDING_BEAN, "simulated", SIMULATED, Settings.GOOGLE, GOOGLE);

    private Sections() {}

    /** The keys of an account of that preset. */
    static Section provider(Preset preset) {
        Section own = PROVIDER.with(settings(Settings.kind(preset)));
        return SigningKeys.areTaken(preset) ? own.with(SIGNED) : own;
    }

    /** The keys that only accounts of that dialect take. */
    static Section settings(String dialect) {
        return SETTINGS.getOrDefault(dialect, Section.of("providers.* of type " + dialect));
    }

    /** All of them, in the order of the reference. */
    static List<Section> all() {
        List<Section> all = new ArrayList<>(List.of(
                ROOT,
                PROVIDER,
                QUIRKS,
                QUIRKS_AUTH,
                BREAKER,
                PROBE,
                CapacityReader.CAPACITY,
                CAMEL,
                EMBEDDING_BEAN,
                SIMULATED,
                GOOGLE,
                SIGNED,
                LATENCY,
                OUTAGE));
        all.addAll(ModelSections.all());
        all.add(AliasReader.VERSIONS);
        all.add(CatalogueReader.CATALOGUE);
        all.add(CatalogueReader.REFRESH);
        all.addAll(PolicySections.all());
        all.addAll(ExperimentSections.all());
        all.add(LearningReader.LEARNING);
        all.add(StateReader.STATE);
        return all;
    }

    static Key key(String name, String type, String byDefault, String meaning) {
        return new Key(name, type, byDefault, meaning);
    }
}
