package io.llmrouter.engine.catalog.build;

import static io.llmrouter.engine.catalog.build.Amounts.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads models.dev: a file for each model of each provider, which may begin from a model that several serve. */
final class ModelsDev {

    private static final String SOURCE = "models.dev";
    private static final Map<String, String> MODALITIES = Map.of(
            "text",
            "text",
            "image",
            "image",
            "audio",
            "audio",
            "video",
            "video",
            "pdf",
            "document",
            "file",
            "document");

    private final Map<String, JsonNode> bases;

    /** A reader that knows these models by {@code maker/model}. */
    ModelsDev(Map<String, JsonNode> bases) {
        this.bases = bases;
    }

    /** What is said of a model as the provider names it; empty if the provider is not one of ours, or it makes films. */
    Optional<Fact> fact(String provider, String model, JsonNode own) {
        JsonNode node = completed(own);
        return Vendors.ofModelsDev(provider)
                .map(vendor -> fact(vendor + "/" + model, node))
                .filter(fact -> !fact.operation.isEmpty());
    }

    private JsonNode completed(JsonNode own) {
        JsonNode base = bases.get(own.path("base_model").asText());
        if (base == null) {
            return own;
        }
        ObjectNode all = base.deepCopy();
        own.properties().forEach(each -> {
            boolean both = each.getValue().isObject() && all.path(each.getKey()).isObject();
            if (both && !each.getKey().equals("cost")) {
                ((ObjectNode) all.path(each.getKey())).setAll((ObjectNode) each.getValue());
            } else {
                all.set(each.getKey(), each.getValue());
            }
        });
        if (!own.has("cost")) {
            // what it costs at its maker says nothing about a host
            all.remove("cost");
        }
        return all;
    }

    private static Fact fact(String id, JsonNode node) {
        Fact fact = new Fact(id, SOURCE);
        fact.name = node.path("name").asText();
        fact.window = positive(node.path("limit").path("context"));
        fact.maxOutput = positive(node.path("limit").path("output"));
        node.path("modalities").path("input").forEach(each -> add(fact.input, each));
        node.path("modalities").path("output").forEach(each -> add(fact.output, each));
        fact.operation = Operations.of(id, fact.input, fact.output);
        features(fact, node);
        if (node.path("open_weights").asBoolean() || node.has("weights")) {
            fact.tags.add("open-weights");
        }
        if (node.path("status").asText().equals("deprecated")) {
            fact.tags.add("deprecated");
        }
        fact.licence = node.has("license") ? node.path("license").asText().toLowerCase(Locale.ROOT) : null;
        costs(fact, node);
        return fact;
    }

    private static void add(java.util.Set<String> to, JsonNode modality) {
        String known = MODALITIES.get(modality.asText());
        if (known != null) {
            to.add(known);
        }
    }

    private static void features(Fact fact, JsonNode node) {
        if (node.path("tool_call").asBoolean()) {
            fact.features.add("tools");
        }
        if (node.path("structured_output").asBoolean()) {
            fact.features.add("json-output");
            fact.features.add("json-schema");
        }
        if (node.path("reasoning").asBoolean()) {
            fact.features.add("reasoning");
        }
        if (node.path("cost").has("cache_read")) {
            fact.features.add("prompt-caching");
        }
    }

    private static void costs(Fact fact, JsonNode node) {
        JsonNode cost = node.path("cost");
        fact.rates = rates(cost);
        for (JsonNode tier : cost.path("tiers")) {
            long size = tier.path("tier").path("size").asLong();
            if (size > 0) {
                fact.cases.put(Map.of("above", size), rates(tier));
            }
        }
        JsonNode fast = node.path("experimental").path("modes").path("fast");
        if (fast.path("provider").path("body").path("service_tier").asText().equals("priority")) {
            fact.cases.put(Map.of("service", "priority"), rates(fast.path("cost")));
        }
    }

    private static Map<String, BigDecimal> rates(JsonNode cost) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        Map<String, String> names = new HashMap<>(
                Map.of("input", "input", "output", "output", "cache_read", "cachedInput", "cache_write", "cacheWrite"));
        names.putAll(Map.of("input_audio", "inputAudio", "output_audio", "outputAudio", "reasoning", "reasoning"));
        names.forEach((theirs, ours) -> put(rates, ours, cost.path(theirs), BigDecimal.ONE));
        return rates;
    }

    private static Long positive(JsonNode number) {
        return number.asLong() > 0 ? Long.valueOf(number.asLong()) : null;
    }
}
