package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EmbedDialect;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.cohere.VectorTypes;
import io.llmrouter.engine.provider.usage.Counts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings by {@code InvokeModel}, in the form of the model's maker: Titan, Nova and Cohere, as documented at
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html. The tokens are counted in a header. What
 * is too long is refused, not cut, unless the request's extra fields say otherwise. Stateless and thread-safe.
 */
record Embeddings() implements EmbedDialect {

    private static final int MOST_OF_COHERE = 96;
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final String TOKENS = "x-amzn-bedrock-input-token-count";

    @Override
    public int mostInputs(String model) {
        return BedrockModel.of(model).is(BedrockModel.Maker.COHERE) ? MOST_OF_COHERE : 1;
    }

    @Override
    public Outcome<DialectRequest> encode(EmbedRequest request, String model, Quirks quirks) {
        String known = quirks.knownAs(model);
        OperationBody body =
                switch (BedrockModel.of(known).maker()) {
                    case COHERE -> cohere(request);
                    case NOVA_2, NOVA -> nova(request);
                    case AMAZON -> known.contains("embed-image") ? titanImage(request) : titan(request);
                    default -> null;
                };
        return body == null
                ? Outcome.failed(
                        FailureKind.UNSUPPORTED,
                        "the name '" + known + "' does not tell how it embeds; amazon.titan-embed-*, "
                                + "amazon.nova-2-*-embeddings-* and cohere.embed-* do, and so does a card of theirs")
                : body.withAll(request.extra()).request(Operation.EMBED, model, quirks);
    }

    private static OperationBody titan(EmbedRequest request) {
        return new OperationBody()
                .with("inputText", request.inputs().get(0))
                .with("dimensions", request.dimensions())
                .without("purpose", request.purpose());
    }

    private static OperationBody titanImage(EmbedRequest request) {
        Integer dimensions = request.dimensions();
        return new OperationBody()
                .with("inputText", request.inputs().get(0))
                .with("embeddingConfig", dimensions == null ? null : Map.of("outputEmbeddingLength", dimensions))
                .without("purpose", request.purpose());
    }

    private static OperationBody cohere(EmbedRequest request) {
        Object others = VectorTypes.others(request);
        return new OperationBody()
                .with("texts", request.inputs())
                .with("input_type", io.llmrouter.engine.provider.cohere.Embeddings.inputType(request.purpose()))
                .with(VectorTypes.NAME, others == null ? null : VectorTypes.READ)
                .without(VectorTypes.NAME, others)
                .with("output_dimension", request.dimensions());
    }

    private static OperationBody nova(EmbedRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("embeddingPurpose", purpose(request.purpose()));
        if (request.dimensions() != null) {
            parameters.put("embeddingDimension", request.dimensions());
        }
        parameters.put(
                "text",
                Map.of("truncationMode", "NONE", "value", request.inputs().get(0)));
        return new OperationBody().with("taskType", "SINGLE_EMBEDDING").with("singleEmbeddingParams", parameters);
    }

    private static String purpose(@Nullable Purpose purpose) {
        if (purpose == null) {
            return "GENERIC_INDEX";
        }
        return switch (purpose) {
            case DOCUMENT -> "GENERIC_INDEX";
            case QUERY -> "GENERIC_RETRIEVAL";
            case CLASSIFICATION -> "CLASSIFICATION";
            case CLUSTERING, SIMILARITY -> "CLUSTERING";
        };
    }

    @Override
    public Outcome<EmbedResponse> decode(EmbedRequest request, ReceivedBody body) {
        return body.json()
                .fold(
                        root -> EmbedDialect.answer(
                                request, new EmbedResponse("", vectors(root), usage(root, body.headers()))),
                        Outcome::failed);
    }

    /** One vector at the root, a list of them, a list of objects with one each, or lists by their type. */
    private static List<float[]> vectors(JsonNode root) {
        List<float[]> vectors = new ArrayList<>();
        if (root.path("embedding").isArray()) {
            vectors.add(EmbedDialect.vector(root.path("embedding")));
        }
        JsonNode several = root.path("embeddings");
        for (JsonNode each : several.isObject() ? several.path("float") : several) {
            vectors.add(EmbedDialect.vector(each.isObject() ? each.path("embedding") : each));
        }
        return vectors;
    }

    private static Usage usage(JsonNode root, Map<String, String> headers) {
        long tokens =
                root.has("inputTextTokenCount") ? Counts.of(root, "inputTextTokenCount") : counted(headers.get(TOKENS));
        return tokens == 0 ? Usage.estimated(0, 0) : Usage.of(tokens, 0);
    }

    private static long counted(@Nullable String header) {
        return header != null && COUNT.matcher(header).matches() ? Long.parseLong(header) : 0;
    }
}
