package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.RerankResponse;
import io.llmrouter.engine.model.RerankResponse.Place;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reranking as Cohere has it (https://docs.cohere.com/reference/rerank) and others after it: Jina, Voyage (which says
 * {@code top_k} and {@code data}), vLLM, Together. Stateless and thread-safe.
 *
 * @param errors finds an error where an answer should be
 */
public record Reranking(Function<JsonNode, Optional<Failure>> errors)
        implements OperationDialect<RerankRequest, RerankResponse> {

    @Override
    public Class<RerankRequest> requestType() {
        return RerankRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(RerankRequest request, String model, Quirks quirks) {
        return new OperationBody()
                .with("model", model)
                .with("query", request.query())
                .with("documents", request.documents())
                .with("top_n", request.topN())
                .withAll(request.extra())
                .request(Operation.RERANK, model, quirks);
    }

    @Override
    public Outcome<RerankResponse> decode(RerankRequest request, ReceivedBody body) {
        return body.read(errors, root -> read(request, root));
    }

    private static Outcome<RerankResponse> read(RerankRequest request, JsonNode root) {
        JsonNode results = root.has("results") ? root.path("results") : root.path("data");
        List<Place> places = new ArrayList<>();
        for (JsonNode each : results) {
            JsonNode score = each.has("relevance_score") ? each.path("relevance_score") : each.path("score");
            int index = each.path("index").asInt(-1);
            if (!score.isNumber() || index < 0 || index >= request.documents().size()) {
                return Malformed.answer("a place has no score, or no document of the request");
            }
            places.add(new Place(index, score.doubleValue()));
        }
        return results.isArray()
                ? Outcome.answered(new RerankResponse(root.path("model").asText(""), places, usage(root)))
                : Malformed.answer("it has no results");
    }

    private static Usage usage(JsonNode root) {
        JsonNode billed = root.at("/meta/billed_units");
        JsonNode told = root.path("usage");
        long searches = Counts.of(billed, "search_units");
        long tokens = told.has("total_tokens") ? Counts.of(told, "total_tokens") : Counts.of(billed, "input_tokens");
        Usage usage = (searches | tokens) == 0 ? Usage.estimated(0, 0) : Usage.of(tokens, 0);
        Units units = UsageUnits.read(told, told.path("service_tier"));
        return usage.with(searches == 0 ? units : units.withSearches(searches));
    }
}
