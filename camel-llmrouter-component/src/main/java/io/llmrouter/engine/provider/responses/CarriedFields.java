package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.provider.Unsaid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request's extra fields. Those that only Chat Completions has are left out, for the API refuses what
 * it does not know; what stands in maps that are written anyway is merged; all others go through.
 */
final class CarriedFields {

    /** Tools of the provider's own, beside the functions. */
    static final String TOOLS = "tools";

    private static final String ENCRYPTED = "reasoning.encrypted_content";
    private static final String LOGPROBS = "message.output_text.logprobs";
    private static final String VERBOSITY = "verbosity";

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

    /** The words of an effort by the most tokens they stand for. */
    private static final Map<String, Integer> BUDGETS = budgets();

    private final ChatRequest request;
    private final Quirks quirks;

    CarriedFields(ChatRequest request, Quirks quirks) {
        this.request = request;
        this.quirks = quirks;
    }

    private static Map<String, Integer> budgets() {
        Map<String, Integer> budgets = new LinkedHashMap<>();
        budgets.put("none", 0);
        budgets.put("minimal", 1024);
        budgets.put("low", 2048);
        budgets.put("medium", 8192);
        budgets.put("high", Integer.MAX_VALUE);
        return budgets;
    }

    private @Nullable Object given(String name) {
        Object own = request.extra().get(name);
        return own == null ? quirks.extra().get(name) : own;
    }

    /** Whether the provider keeps what is said, so that an id is enough to name it. */
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
        String effort = effort();
        if (effort != null) {
            reasoning.put("effort", effort);
        }
        map(given("reasoning")).forEach(reasoning::putIfAbsent);
        return reasoning;
    }

    private @Nullable String effort() {
        return effort(request);
    }

    private static @Nullable String effort(ChatRequest request) {
        Integer tokens = request.effort().budgetTokens();
        if (tokens == null) {
            return request.effort().level();
        }
        return BUDGETS.entrySet().stream()
                .filter(entry -> tokens <= entry.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("high");
    }

    /** What the answer is to hold besides. Models that do not think refuse to encrypt their thoughts. */
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
        if (request.sampling().logprobs() != null) {
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
                .budget(effort(request))
                .fileNames(each -> each.source().kind() == MediaSource.Kind.REMOTE)
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
