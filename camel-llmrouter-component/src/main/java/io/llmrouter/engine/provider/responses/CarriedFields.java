package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.EffortWords;
import io.llmrouter.engine.provider.Unsaid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a request's extra fields: those that only Chat Completions has are left out, because the API refuses what it
 * does not know; those that belong into maps that are written anyway are merged; all others are sent as they are.
 */
final class CarriedFields {

    /** Tools of the provider's own, beside the functions. */
    static final String TOOLS = "tools";

    private static final String ENCRYPTED = "reasoning.encrypted_content";
    private static final String LOGPROBS = "message.output_text.logprobs";
    private static final String VERBOSITY = "verbosity";
    /** What quirks drop where a model takes the parameter, but no effort in it. */
    private static final String EFFORT = "reasoning.effort";

    private static final Set<String> MERGED = Set.of("text", "reasoning", "include", TOOLS);
    private static final Set<String> LEFT_OUT = Set.of(
            "stream",
            "stream_options",
            "n",
            "logprobs",
            "logit_bias",
            "prediction",
            "modalities",
            "audio",
            VERBOSITY,
            "web_search_options",
            "functions",
            "function_call",
            "response_format",
            "max_tokens",
            "max_completion_tokens",
            "reasoning_effort");

    private final ChatRequest request;
    private final Quirks quirks;
    private final EffortWords.Said effort;

    CarriedFields(ChatRequest request, Quirks quirks) {
        this.request = request;
        this.quirks = quirks;
        this.effort = effort(request, quirks);
    }

    private @Nullable Object given(String name) {
        Object own = request.extra().get(name);
        return own == null ? quirks.extra().get(name) : own;
    }

    /** Whether the provider stores the conversation, so that an id is enough to refer to a part of it. */
    boolean isStored() {
        return !Boolean.FALSE.equals(given("store"));
    }

    Map<String, Object> text() {
        Map<String, Object> text = map(given("text"));
        Object verbosity = request.extra().get(VERBOSITY);
        if (verbosity != null) {
            text.putIfAbsent(VERBOSITY, verbosity);
        }
        return text;
    }

    Map<String, Object> reasoning() {
        Map<String, Object> reasoning = new LinkedHashMap<>();
        if (effort.word() != null) {
            reasoning.put("effort", effort.word());
        }
        map(given("reasoning")).forEach(reasoning::putIfAbsent);
        return reasoning;
    }

    /** The effort that is said, be it asked for or given. */
    ReasoningEffort said() {
        Object word = reasoning().get("effort");
        return word == null ? ReasoningEffort.DEFAULT : ReasoningEffort.of(String.valueOf(word));
    }

    /** Whether the model takes a parameter that is not of this protocol alone. */
    private boolean takes(String name) {
        return !quirks.drop().contains(name)
                && !EffortWords.excluded(said(), quirks).contains(name);
    }

    /** The adjustment, where another effort is sent than was asked for; empty where not. */
    Optional<String> adjustment() {
        return Optional.ofNullable(effort.adjustment());
    }

    private static EffortWords.Said effort(ChatRequest request, Quirks quirks) {
        if (EffortWords.goesWithoutSaying(request.effort(), quirks)) {
            return new EffortWords.Said(null, null);
        }
        return quirks.drop().contains(EFFORT)
                ? new EffortWords.Said(null, "drops " + EFFORT)
                : EffortWords.of(quirks).say(request.effort());
    }

    /** What the answer is to include. Models that do not reason refuse to encrypt their reasoning. */
    List<Object> include(String model) {
        Set<Object> include = new LinkedHashSet<>();
        boolean own = request.extra().get("include") instanceof List<?>;
        if (given("include") instanceof List<?> list) {
            list.forEach(item -> {
                if (own || ModelName.thinks(model) || !ENCRYPTED.equals(item)) {
                    include.add(item);
                }
            });
        }
        if (request.sampling().logprobs() != null && takes("top_logprobs")) {
            include.add(LOGPROBS);
        }
        return new ArrayList<>(include);
    }

    /** The request's own. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>(request.extra());
        rest.keySet().removeAll(LEFT_OUT);
        rest.keySet().removeAll(MERGED);
        return rest;
    }

    /** What of a request the protocol has no place for, beside what the writer meets. */
    static Unsaid unsaid(ChatRequest request) {
        return Unsaid.of(request)
                .names()
                .fileNames(each -> !each.source().isInline())
                .extras(name -> LEFT_OUT.contains(name) && !name.equals(VERBOSITY));
    }

    /** The preset's. */
    Map<String, Object> usual() {
        Map<String, Object> rest = new LinkedHashMap<>(quirks.extra());
        rest.keySet().removeAll(MERGED);
        return rest;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, item) -> map.put(String.valueOf(name), item));
        }
        return map;
    }
}
