package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EmbedDialect;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings, as documented at https://platform.openai.com/docs/api-reference/embeddings. Vectors are read as numbers and
 * as base64. What the vectors are for has no place here; a preset that renames {@code purpose} has it sent under that
 * name: in its own words, which it has under names such as {@code purpose.document}, else as {@code document} or {@code
 * query}. {@code purpose.none} is what it wants to hear where nothing is said.
 */
record Embeddings(OpenAiErrors errors) implements EmbedDialect {

    private static final String PURPOSE = "purpose";
    private static final int MOST = 2048;

    @Override
    public int mostInputs(String model) {
        return MOST;
    }

    @Override
    public Outcome<DialectRequest> encode(EmbedRequest request, String model, Quirks quirks) {
        String word = word(request, quirks.rename());
        return new OperationBody()
                .with("model", model)
                .with("input", request.inputs())
                .with("dimensions", request.dimensions())
                .with(PURPOSE, word)
                .without(PURPOSE, word == null ? request.purpose() : null)
                .withAll(request.extra())
                .request(Operation.EMBED, model, quirks);
    }

    /** What the vectors are for, in the provider's word; null where it has none, or the request has its parameter. */
    private static @Nullable String word(EmbedRequest request, Map<String, String> names) {
        String parameter = names.get(PURPOSE);
        if (parameter == null || request.extra().containsKey(parameter)) {
            return null;
        }
        Purpose purpose = request.purpose();
        String usual = purpose == Purpose.DOCUMENT || purpose == Purpose.QUERY ? Words.of(purpose) : null;
        return names.getOrDefault(PURPOSE + "." + (purpose == null ? "none" : Words.of(purpose)), usual);
    }

    @Override
    public Outcome<EmbedResponse> decode(EmbedRequest request, ReceivedBody body) {
        return body.read(errors::find, root -> EmbedDialect.answer(request, read(root)));
    }

    private static EmbedResponse read(JsonNode root) {
        List<JsonNode> data = new ArrayList<>();
        root.path("data").forEach(data::add);
        data.sort(Comparator.comparingInt(each -> each.path("index").asInt(0)));
        List<float[]> vectors = data.stream()
                .map(each -> EmbedDialect.vector(each.path("embedding")))
                .toList();
        return new EmbedResponse(root.path("model").asText(""), vectors, usage(root.path("usage")));
    }

    private static Usage usage(JsonNode usage) {
        long input = Counts.of(usage, "prompt_tokens");
        long tokens = input > 0 ? input : Counts.of(usage, "total_tokens");
        return (tokens == 0 ? Usage.estimated(0, 0) : Usage.of(tokens, 0))
                .with(UsageUnits.read(usage, usage.path("service_tier")));
    }
}
