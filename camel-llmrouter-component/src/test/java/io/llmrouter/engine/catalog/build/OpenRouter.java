package io.llmrouter.engine.catalog.build;

import static io.llmrouter.engine.catalog.build.Amounts.MILLION;
import static io.llmrouter.engine.catalog.build.Amounts.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads OpenRouter's public list of models. */
final class OpenRouter {

    private OpenRouter() {}

    static List<Fact> facts(JsonNode list) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode node : list.path("data")) {
            Fact fact = fact(node);
            if (!fact.operation.isEmpty()) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private static Fact fact(JsonNode node) {
        Fact fact = new Fact("openrouter/" + node.path("id").asText(), "openrouter");
        fact.name = node.path("name").asText();
        fact.window = node.path("context_length").asLong() > 0
                ? node.path("context_length").asLong()
                : null;
        long longest = node.path("top_provider").path("max_completion_tokens").asLong();
        fact.maxOutput = longest > 0 ? longest : null;
        node.path("architecture").path("input_modalities").forEach(each -> fact.input.add(modality(each)));
        node.path("architecture").path("output_modalities").forEach(each -> fact.output.add(modality(each)));
        fact.operation = Operations.of(fact.id, fact.input, fact.output);
        features(fact, node);
        if (!node.path("hugging_face_id").asText("").isEmpty()
                && !node.path("hugging_face_id").isNull()) {
            fact.tags.add("open-weights");
        }
        if (node.path("expiration_date").isTextual()) {
            fact.retires = node.path("expiration_date").asText().substring(0, 10);
        }
        prices(fact, node.path("pricing"));
        return fact;
    }

    private static String modality(JsonNode word) {
        return word.asText().equals("file") ? "document" : word.asText();
    }

    private static void features(Fact fact, JsonNode node) {
        Set<String> parameters = new TreeSet<>();
        node.path("supported_parameters").forEach(each -> parameters.add(each.asText()));
        if (parameters.contains("tools")) {
            fact.features.add("tools");
        }
        if (parameters.contains("parallel_tool_calls")) {
            fact.features.add("tools");
            fact.features.add("parallel-tools");
        }
        if (parameters.contains("response_format")) {
            fact.features.add("json-output");
        }
        if (parameters.contains("structured_outputs")) {
            fact.features.add("json-output");
            fact.features.add("json-schema");
        }
        if (parameters.contains("reasoning")) {
            fact.features.add("reasoning");
        }
        if (node.path("pricing").has("input_cache_read")) {
            fact.features.add("prompt-caching");
        }
    }

    private static void prices(Fact fact, JsonNode pricing) {
        put(fact.rates, "input", pricing.path("prompt"), MILLION);
        put(fact.rates, "output", pricing.path("completion"), MILLION);
        put(fact.rates, "cachedInput", pricing.path("input_cache_read"), MILLION);
        put(fact.rates, "cacheWrite", pricing.path("input_cache_write"), MILLION);
        put(fact.rates, "inputAudio", pricing.path("audio"), MILLION);
        put(fact.rates, "reasoning", pricing.path("internal_reasoning"), MILLION);
        put(fact.rates, "request", pricing.path("request"), BigDecimal.ONE);
        fact.rates.values().removeIf(amount -> amount.signum() == 0 && !fact.isFree());
    }
}
