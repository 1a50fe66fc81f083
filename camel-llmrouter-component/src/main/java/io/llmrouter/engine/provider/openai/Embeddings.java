package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Counts;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EmbedDialect;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.UsageUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings, as documented at https://platform.openai.com/docs/api-reference/embeddings. Vectors are read as numbers and
 * as base64. What the vectors are for has no place here; a preset that renames {@code purpose} to {@code input_type} or
 * {@code task} has it sent in Voyage's or Jina's words.
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
        String purpose = purpose(request.purpose(), quirks.rename().get(PURPOSE));
        return new OperationBody()
                .with("model", model)
                .with("input", request.inputs())
                .with("dimensions", request.dimensions())
                .with(PURPOSE, purpose)
                .without(PURPOSE, purpose == null ? request.purpose() : null)
                .withAll(request.extra())
                .request(Operation.EMBED, model, quirks);
    }

    private static @Nullable String purpose(@Nullable Purpose purpose, @Nullable String parameter) {
        if (purpose == null || parameter == null) {
            return null;
        }
        return switch (purpose) {
            case DOCUMENT -> parameter.equals("task") ? "retrieval.passage" : "document";
            case QUERY -> parameter.equals("task") ? "retrieval.query" : "query";
            case CLASSIFICATION -> parameter.equals("task") ? "classification" : null;
            case CLUSTERING -> parameter.equals("task") ? "separation" : null;
            case SIMILARITY -> parameter.equals("task") ? "text-matching" : null;
        };
    }

    @Override
    public Outcome<EmbedResponse> decode(EmbedRequest request, ReceivedBody body) {
        return OperationBody.json(body)
                .fold(
                        root -> OpenAiErrors.isError(root)
                                ? Outcome.failed(errors.inside(root))
                                : EmbedDialect.answer(request, read(root)),
                        Outcome::failed);
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
