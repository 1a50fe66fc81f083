package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the prices by tokens of LiteLLM's {@code model_prices_and_context_window.json}
 * (<a href="https://github.com/BerriAI/litellm">BerriAI/litellm</a>): an object by the names of models. Models that the
 * catalogue does not know, that are billed otherwise, or whose prices cannot be meant are left out.
 */
final class LiteLlmPrices {

    /** Providers that are called otherwise here: the vendor of a preset, or the preset of a host. */
    private static final Map<String, String> VENDORS = Map.ofEntries(
            Map.entry("amazon_nova", "amazon"),
            Map.entry("bedrock_converse", "bedrock"),
            Map.entry("cloudflare", "cloudflare-workers-ai"),
            Map.entry("cohere_chat", "cohere"),
            Map.entry("dashscope", "alibaba"),
            Map.entry("featherless_ai", "featherless"),
            Map.entry("fireworks_ai", "fireworks"),
            Map.entry("friendliai", "friendli"),
            Map.entry("gemini", "google"),
            Map.entry("jina_ai", "jina"),
            Map.entry("meta_llama", "meta"),
            Map.entry("moonshot", "moonshotai"),
            Map.entry("nvidia_nim", "nvidia-nim"),
            Map.entry("together_ai", "together"),
            Map.entry("vercel_ai_gateway", "vercel-ai-gateway"),
            Map.entry("volcengine", "bytedance"));

    private static final Set<String> BY_TOKENS = Set.of("chat", "responses", "embedding");

    private final String name;
    private final Catalogue base;
    private final Map<String, ModelCard> cards = new HashMap<>();

    private LiteLlmPrices(String name, Catalogue base) {
        this.name = name;
        this.base = base;
    }

    static Catalogue update(Catalogue base, String name, InputStream in) {
        LiteLlmPrices prices = new LiteLlmPrices(name, base);
        prices.read(tree(name, in));
        return base.with(prices.cards, Map.of());
    }

    private static JsonNode tree(String name, InputStream in) {
        try {
            return Json.mapper().readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private void read(JsonNode models) {
        if (!models.isObject()) {
            throw new IllegalArgumentException(name + ": it is not an object of models by their names");
        }
        models.properties().forEach(each -> {
            if (BY_TOKENS.contains(each.getValue().path("mode").asText())) {
                card(each.getKey(), each.getValue()).ifPresent(card -> price(card, each.getKey(), each.getValue()));
            }
        });
        if (cards.isEmpty()) {
            throw new IllegalArgumentException(name + ": the catalogue knows none of its models");
        }
    }

    private Optional<ModelCard> card(String key, JsonNode model) {
        String provider = model.path("litellm_provider").asText();
        String vendor = VENDORS.getOrDefault(provider, provider);
        for (String prefix : List.of(provider, provider.replace("_converse", ""), provider.replace("_chat", ""))) {
            if (key.startsWith(prefix + "/")) {
                return base.find(vendor + "/" + key.substring(prefix.length() + 1));
            }
        }
        return base.find(vendor + "/" + key);
    }

    private void price(ModelCard card, String key, JsonNode model) {
        LiteLlmRates rates = new LiteLlmRates(name + ", " + key, key.contains("free"), model);
        Price price = rates.price();
        // a dated name that is only an alias must not win over the plain one
        boolean own = card.id().endsWith("/" + key) || card.id().equals(key);
        if (LiteLlmRates.isPlausible(price) && (own || !cards.containsKey(card.id()))) {
            cards.put(card.id(), card.priced(price));
        }
    }
}
