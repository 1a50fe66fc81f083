package io.llmrouter.engine.provider.gemini;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings, as documented at https://ai.google.dev/api/embeddings ({@code :batchEmbedContents}). Vertex AI has
 * {@code :embedContent}, one input at a time, and {@code :predict} for its older models. Which of them is meant, the end
 * of the operation's path says, or, where it says nothing, the model's name. Stateless and thread-safe.
 *
 * @param vertex whether it is Vertex AI's form, without the model in the body
 */
record Embeddings(boolean vertex) implements EmbedDialect {

    private static final int MOST = 100;
    private static final int MOST_OF_VERTEX = 5;
    private static final String ONE = ":embedContent";
    private static final String PREDICT = ":predict";

    @Override
    public int mostInputs(String model) {
        return !vertex ? MOST : model.contains("gemini") ? 1 : MOST_OF_VERTEX;
    }

    @Override
    public Outcome<DialectRequest> encode(EmbedRequest request, String model, Quirks quirks) {
        String verb = verb(quirks.operations().getOrDefault(Operation.EMBED, ""), quirks.knownAs(model));
        OperationBody body = new OperationBody();
        if (verb.equals(PREDICT)) {
            body.with(
                    "instances",
                    request.inputs().stream()
                            .map(text -> instance(text, request))
                            .toList());
            body.with("parameters", parameters(request));
        } else if (verb.equals(ONE)) {
            body.withAll(one(request.inputs().get(0), request));
        } else {
            body.with(
                    "requests",
                    request.inputs().stream()
                            .map(text -> named(text, request, model))
                            .toList());
        }
        return body.withAll(request.extra())
                .request(Operation.EMBED, bare(model), quirks)
                .map(sent -> sent.path().endsWith(verb)
                        ? sent
                        : new DialectRequest(sent.path() + verb, sent.headers(), sent.body(), sent.adjustments()));
    }

    /** Vertex AI's newer models take no {@code :predict}, its older ones nothing else. */
    private String verb(String path, String model) {
        int colon = path.lastIndexOf(':');
        return colon >= 0
                ? path.substring(colon)
                : model.contains("gemini-embedding-001") || !model.contains("gemini") ? PREDICT : ONE;
    }

    private static String bare(String model) {
        return model.startsWith("models/") ? model.substring("models/".length()) : model;
    }

    private static Map<String, Object> named(String text, EmbedRequest request, String model) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("model", "models/" + bare(model));
        each.putAll(one(text, request));
        return each;
    }

    private static Map<String, Object> one(String text, EmbedRequest request) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("content", Map.of("parts", List.of(Map.of("text", text))));
        putIfKnown(each, "taskType", taskType(request.purpose()));
        putIfKnown(each, "outputDimensionality", request.dimensions());
        return each;
    }

    private static Map<String, Object> instance(String text, EmbedRequest request) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("content", text);
        putIfKnown(each, "task_type", taskType(request.purpose()));
        return each;
    }

    private static @Nullable Map<String, Object> parameters(EmbedRequest request) {
        return request.dimensions() == null ? null : Map.of("outputDimensionality", request.dimensions());
    }

    private static @Nullable String taskType(@Nullable Purpose purpose) {
        if (purpose == null) {
            return null;
        }
        return switch (purpose) {
            case DOCUMENT -> "RETRIEVAL_DOCUMENT";
            case QUERY -> "RETRIEVAL_QUERY";
            case CLASSIFICATION -> "CLASSIFICATION";
            case CLUSTERING -> "CLUSTERING";
            case SIMILARITY -> "SEMANTIC_SIMILARITY";
        };
    }

    private static void putIfKnown(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    @Override
    public Outcome<EmbedResponse> decode(EmbedRequest request, ReceivedBody body) {
        return body.json().fold(root -> EmbedDialect.answer(request, read(root)), Outcome::failed);
    }

    private static EmbedResponse read(JsonNode root) {
        List<float[]> vectors = new ArrayList<>();
        long tokens = Counts.of(root.at("/usageMetadata/promptTokenCount"));
        for (JsonNode each : root.path("embeddings")) {
            vectors.add(EmbedDialect.vector(each.path("values")));
        }
        if (root.path("embedding").isObject()) {
            vectors.add(EmbedDialect.vector(root.at("/embedding/values")));
        }
        for (JsonNode each : root.path("predictions")) {
            vectors.add(EmbedDialect.vector(each.at("/embeddings/values")));
            tokens = Usage.sum(tokens, Counts.of(each.at("/embeddings/statistics/token_count")));
        }
        return new EmbedResponse("", vectors, tokens == 0 ? Usage.estimated(0, 0) : Usage.of(tokens, 0));
    }
}
