package io.llmrouter.engine.provider.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.model.Usage;

/**
 * How many tokens of a prompt were read from the provider's cache and written to it, as OpenAI and those who speak its
 * protocols tell them: in the prompt's details, as OpenAI, OpenRouter and DashScope do
 * (https://www.alibabacloud.com/help/en/model-studio/context-cache), or beside it, as DeepSeek does and gateways to
 * Claude.
 *
 * @param read read from the cache
 * @param written written to it for its usual time
 * @param longWritten written to it for its long time
 */
public record CachedTokens(long read, long written, long longWritten) {

    /** What the details of a prompt tell. */
    public static CachedTokens in(JsonNode details) {
        return in(MissingNode.getInstance(), details);
    }

    /**
     * What a {@code usage} object tells.
     *
     * @param details what it tells of its prompt alone
     */
    public static CachedTokens in(JsonNode usage, JsonNode details) {
        long longWritten = split(usage, details, "ephemeral_1h_input_tokens");
        long split = Usage.sum(longWritten, split(usage, details, "ephemeral_5m_input_tokens"));
        long written = Counts.any(
                details.path("cache_write_tokens"),
                details.path("cache_creation_tokens"),
                details.path("cache_creation_input_tokens"),
                usage.path("cache_creation_input_tokens"));
        long read = Counts.any(
                details.path("cached_tokens"),
                usage.path("prompt_cache_hit_tokens"),
                usage.path("cached_tokens"),
                usage.path("cache_read_input_tokens"));
        return new CachedTokens(read, Math.max(written, split) - longWritten, longWritten);
    }

    /** Read and written together. */
    public long all() {
        return Usage.sum(read, Usage.sum(written, longWritten));
    }

    /** Of the objects that tell one time from the other, the first that counts any. */
    private static long split(JsonNode usage, JsonNode details, String time) {
        return Counts.any(
                details.path("cache_creation").path(time),
                details.path("cache_creation_token_details").path(time),
                usage.path("cache_creation").path(time));
    }
}
