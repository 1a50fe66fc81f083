package io.llmrouter.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates the names of LiteLLM's list into ours. Stateless. */
public final class LiteLlmNames {

    /** To the vendor of a preset, or the preset of a host. */
    private static final Map<String, String> VENDORS = Map.ofEntries(
            Map.entry("amazon_nova", "amazon"),
            Map.entry("bedrock_converse", "bedrock"),
            Map.entry("black_forest_labs", "black-forest-labs"),
            Map.entry("cloudflare", "cloudflare-workers-ai"),
            Map.entry("cohere_chat", "cohere"),
            Map.entry("dashscope", "alibaba"),
            Map.entry("fal_ai", "fal"),
            Map.entry("featherless_ai", "featherless"),
            Map.entry("fireworks_ai", "fireworks"),
            Map.entry("fireworks_ai-embedding-models", "fireworks"),
            Map.entry("friendliai", "friendli"),
            Map.entry("gemini", "google"),
            Map.entry("gmi", "gmicloud"),
            Map.entry("gradient_ai", "digitalocean"),
            Map.entry("jina_ai", "jina"),
            Map.entry("lambda_ai", "lambda"),
            Map.entry("meta_llama", "meta"),
            Map.entry("moonshot", "moonshotai"),
            Map.entry("nvidia_nim", "nvidia-nim"),
            Map.entry("together_ai", "together"),
            Map.entry("vercel_ai_gateway", "vercel-ai-gateway"),
            Map.entry("volcengine", "bytedance"));

    private LiteLlmNames() {}

    /** Our name for a provider, where it differs. */
    public static Optional<String> vendor(String provider) {
        return Optional.ofNullable(VENDORS.get(provider));
    }

    /** The name by which a model is called, of its key in the list: some keys begin with their provider. */
    public static String wireName(String key, String provider) {
        for (String prefix : List.of(provider, provider.replace("_converse", ""), provider.replace("_chat", ""))) {
            if (key.startsWith(prefix + "/")) {
                return key.substring(prefix.length() + 1);
            }
        }
        return key;
    }
}
