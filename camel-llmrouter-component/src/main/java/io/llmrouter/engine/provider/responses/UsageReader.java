package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.CachedTokens;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;

/** Reads the {@code usage} object: cached tokens are a part of the input, reasoning a part of the output. */
final class UsageReader {

    private UsageReader() {}

    /**
     * What was used; nothing, and by estimate, if the provider does not say.
     *
     * @param response has the usage, and beside it the class of service
     */
    static Usage read(JsonNode response) {
        JsonNode usage = response.path("usage");
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        JsonNode input = usage.path("input_tokens_details");
        JsonNode output = usage.path("output_tokens_details");
        CachedTokens cached = CachedTokens.in(input);
        return new Usage(
                Counts.of(usage, "input_tokens"),
                cached.read(),
                cached.written(),
                cached.longWritten(),
                Counts.of(input, "audio_tokens"),
                Counts.of(input, "image_tokens"),
                Counts.of(usage, "output_tokens"),
                Counts.of(output, "reasoning_tokens"),
                Counts.of(output, "audio_tokens"),
                Usage.Source.REPORTED,
                units(usage, response));
    }

    /** Searches stand among the items of the answer; opening a page that was found is none, and is not billed. */
    private static Units units(JsonNode usage, JsonNode response) {
        Units told = UsageUnits.read(usage, response.path("service_tier"));
        long searches = 0;
        for (JsonNode item : response.path("output")) {
            boolean search = item.path("type").asText("").equals("web_search_call")
                    && item.at("/action/type").asText("search").equals("search");
            searches += search ? 1 : 0;
        }
        return told.searches() > 0 ? told : told.withSearches(searches);
    }
}
