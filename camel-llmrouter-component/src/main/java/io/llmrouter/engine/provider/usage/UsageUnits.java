package io.llmrouter.engine.provider.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@code usage} object tells beside tokens: the bill, the provider's own searches, and the class of service
 * that the call had.
 */
public final class UsageUnits {

    /** What Vertex AI puts before the class of service. */
    private static final String ON_DEMAND = "on_demand_";

    private UsageUnits() {}

    /**
     * What is told.
     *
     * @param tier the class of service, where the protocol has it beside the usage; its word in the usage counts first
     */
    public static Units read(JsonNode usage, JsonNode tier) {
        String service = service(usage.path("service_tier"));
        return new Units(0, 0, searches(usage), 0, Bill.in(usage), service == null ? service(tier) : service);
    }

    /**
     * The class of service that a call had, in small letters and without Vertex AI's {@code ON_DEMAND_}; null when it is
     * not said, or left to the provider.
     */
    public static @Nullable String service(JsonNode word) {
        return service(word.asText(""));
    }

    /** The same of a word. */
    static @Nullable String service(@Nullable String word) {
        String small = word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
        boolean said = !small.isEmpty() && !small.equals("null") && !small.equals("auto");
        return !said ? null : small.startsWith(ON_DEMAND) ? small.substring(ON_DEMAND.length()) : small;
    }

    /** Searches of the web, as Anthropic, OpenRouter and xAI count them. */
    private static long searches(JsonNode usage) {
        JsonNode grok = usage.path("server_side_tool_usage_details");
        long counted = Usage.sum(Counts.of(grok, "web_search_calls"), Counts.of(grok, "x_search_calls"));
        JsonNode tools =
                usage.has("server_tool_use") ? usage.path("server_tool_use") : usage.path("server_tool_use_details");
        long asked = Usage.sum(counted, Counts.of(tools, "web_search_requests"));
        return Usage.sum(asked, isResearch(usage) ? Counts.of(usage, "num_search_queries") : 0);
    }

    /**
     * Whether Perplexity researched at length, where sources, thoughts and searches are billed one by one
     * (https://docs.perplexity.ai/getting-started/pricing).
     */
    public static boolean isResearch(JsonNode usage) {
        return usage.path("citation_tokens").isNumber();
    }
}
