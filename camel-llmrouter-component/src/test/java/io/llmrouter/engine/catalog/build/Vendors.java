package io.llmrouter.engine.catalog.build;

import io.llmrouter.engine.catalog.LiteLlmNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the sources' names for providers are called here: the vendor of a preset, or the preset itself for a host. */
final class Vendors {

    private static final Map<String, String> MODELS_DEV = Map.ofEntries(
            Map.entry("amazon-bedrock", "bedrock"),
            Map.entry("fireworks-ai", "fireworks"),
            Map.entry("inference", "inference-net"),
            Map.entry("llama", "meta"),
            Map.entry("nova", "amazon"),
            Map.entry("novita-ai", "novita"),
            Map.entry("nvidia", "nvidia-nim"),
            Map.entry("qiniu-ai", "qiniu"),
            Map.entry("regolo-ai", "regolo"),
            Map.entry("requesty-ai", "requesty"),
            Map.entry("snowflake-cortex", "snowflake"),
            Map.entry("togetherai", "together"),
            Map.entry("vercel", "vercel-ai-gateway"));

    /** The same models as another provider's, sold by the month, or served by whoever installs them. */
    private static final Set<String> LEFT_OUT = Set.of(
            "alibaba-cn",
            "atomic-chat",
            "azure",
            "azure-cognitive-services",
            "freemodel",
            "google-vertex",
            "google-vertex-anthropic",
            "kimi-for-coding",
            "lmstudio",
            "minimax-cn",
            "moonshotai-cn",
            "siliconflow-cn",
            "stepfun-ai",
            "zhipuai");

    private static final Set<String> LITELLM_AS_THEY_ARE = Set.of(
            "ai21",
            "aiml",
            "anthropic",
            "anyscale",
            "assemblyai",
            "baseten",
            "bedrock",
            "cerebras",
            "cohere",
            "crusoe",
            "databricks",
            "deepgram",
            "deepinfra",
            "deepseek",
            "elevenlabs",
            "groq",
            "heroku",
            "hyperbolic",
            "inception",
            "libertai",
            "llamagate",
            "minimax",
            "mistral",
            "morph",
            "nebius",
            "novita",
            "nscale",
            "openai",
            "openrouter",
            "ovhcloud",
            "perplexity",
            "publicai",
            "recraft",
            "replicate",
            "sambanova",
            "sarvam",
            "scaleway",
            "snowflake",
            "soniox",
            "stability",
            "tencent",
            "tensormesh",
            "v0",
            "voyage",
            "wandb",
            "watsonx",
            "xai",
            "zai");

    private static final Map<String, String> GENAI_PRICES = Map.ofEntries(
            Map.entry("anthropic", "anthropic"),
            Map.entry("avian", "avian"),
            Map.entry("aws", "bedrock"),
            Map.entry("cerebras", "cerebras"),
            Map.entry("cohere", "cohere"),
            Map.entry("deepseek", "deepseek"),
            Map.entry("doubleword", "doubleword"),
            Map.entry("fireworks", "fireworks"),
            Map.entry("google", "google"),
            Map.entry("groq", "groq"),
            Map.entry("minimax", "minimax"),
            Map.entry("mistral", "mistral"),
            Map.entry("moonshotai", "moonshotai"),
            Map.entry("novita", "novita"),
            Map.entry("openai", "openai"),
            Map.entry("openrouter", "openrouter"),
            Map.entry("ovhcloud", "ovhcloud"),
            Map.entry("perplexity", "perplexity"),
            Map.entry("together", "together"),
            Map.entry("voyageai", "voyage"),
            Map.entry("x-ai", "xai"),
            Map.entry("zhipuai", "zai"));

    private Vendors() {}

    static Optional<String> ofModelsDev(String provider) {
        boolean byTheMonth = provider.contains("-plan") || LEFT_OUT.contains(provider);
        return byTheMonth ? Optional.empty() : Optional.of(MODELS_DEV.getOrDefault(provider, provider));
    }

    static Optional<String> ofLiteLlm(String provider) {
        return LITELLM_AS_THEY_ARE.contains(provider) ? Optional.of(provider) : LiteLlmNames.vendor(provider);
    }

    static Optional<String> ofGenaiPrices(String provider) {
        return Optional.ofNullable(GENAI_PRICES.get(provider));
    }
}
