package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings, as documented at https://docs.cohere.com/reference/embed. What they are for is required there; without a
 * wish they are to be found. Thread-safe.
 */
public record Embeddings() implements EmbedDialect {

    private static final int MOST = 96;

    @Override
    public int mostInputs(String model) {
        return MOST;
    }

    @Override
    public Outcome<DialectRequest> encode(EmbedRequest request, String model, Quirks quirks) {
        return new OperationBody()
                .with("model", model)
                .with("texts", request.inputs())
                .with("input_type", inputType(request.purpose()))
                .with(VectorTypes.NAME, VectorTypes.READ)
                .without(VectorTypes.NAME, VectorTypes.others(request))
                .with("output_dimension", request.dimensions())
                .withAll(request.extra())
                .request(Operation.EMBED, model, quirks);
    }

    /** Cohere's words for what vectors are for. */
    public static String inputType(@Nullable Purpose purpose) {
        if (purpose == null) {
            return "search_document";
        }
        return switch (purpose) {
            case DOCUMENT -> "search_document";
            case QUERY -> "search_query";
            case CLASSIFICATION -> "classification";
            case CLUSTERING, SIMILARITY -> "clustering";
        };
    }

    @Override
    public Outcome<EmbedResponse> decode(EmbedRequest request, ReceivedBody body) {
        return body.json().fold(root -> EmbedDialect.answer(request, read(root)), Outcome::failed);
    }

    /** The vectors stand by their type, or without one in the older form. */
    public static EmbedResponse read(JsonNode root) {
        JsonNode embeddings = root.path("embeddings");
        JsonNode floats = embeddings.isArray() ? embeddings : embeddings.path("float");
        List<float[]> vectors = new ArrayList<>();
        floats.forEach(each -> vectors.add(EmbedDialect.vector(each)));
        long tokens = Counts.of(root.at("/meta/billed_units/input_tokens"));
        return new EmbedResponse("", vectors, tokens == 0 ? Usage.estimated(0, 0) : Usage.of(tokens, 0));
    }
}
