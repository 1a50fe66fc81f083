package io.llmrouter.engine.provider.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The requests of recorded exchanges as ours, for operations beside chat. */
final class RecordedRequest {

    private static final Map<String, Operation> KINDS = Map.of(
            "embeddings", Operation.EMBED,
            "v2-embeddings", Operation.EMBED,
            "native-embeddings", Operation.EMBED,
            "predict", Operation.EMBED,
            "v1-rerank", Operation.RERANK,
            "v2-rerank", Operation.RERANK,
            "rerank", Operation.RERANK,
            "moderations", Operation.MODERATE,
            "count_tokens", Operation.COUNT_TOKENS,
            "images", Operation.IMAGE);

    private static final Map<String, Purpose> PURPOSES = Map.of(
            "document", Purpose.DOCUMENT,
            "search_document", Purpose.DOCUMENT,
            "RETRIEVAL_DOCUMENT", Purpose.DOCUMENT,
            "query", Purpose.QUERY,
            "search_query", Purpose.QUERY,
            "RETRIEVAL_QUERY", Purpose.QUERY,
            "clustering", Purpose.CLUSTERING,
            "classification", Purpose.CLASSIFICATION);

    private RecordedRequest() {}

    /** The operation, if it is one beside chat; a stream is none. */
    static Optional<Operation> operation(Exchange exchange) {
        boolean transcription = exchange.path().endsWith("/audio/transcriptions")
                && !exchange.headers().getOrDefault("content-type", "").contains("event-stream");
        if (exchange.kind().equals("invoke")) {
            return model(exchange.json()).contains("embed") ? Optional.of(Operation.EMBED) : Optional.empty();
        }
        return transcription ? Optional.of(Operation.TRANSCRIBE) : Optional.ofNullable(KINDS.get(exchange.form()));
    }

    static String model(JsonNode exchange) {
        String path = exchange.at("/request/path").asText();
        int at = path.indexOf("/models/");
        if (path.startsWith("/model/")) {
            return path.substring("/model/".length(), path.lastIndexOf('/'));
        }
        return at < 0
                ? exchange.at("/request/body/model").asText("m")
                : path.substring(at + "/models/".length(), path.lastIndexOf(':'));
    }

    static ModelRequest<?> of(Exchange exchange) {
        JsonNode body = exchange.sent();
        return switch (operation(exchange).orElseThrow()) {
            case EMBED -> embed(body);
            case RERANK ->
                new RerankRequest(
                        body.path("query").asText(),
                        texts(body.path("documents")),
                        topN(body),
                        Json.mapper().convertValue(rest(body, "query", "documents", "top_n", "top_k"), Map.class));
            case MODERATE -> new ModerateRequest(parts(body.path("input")), Map.of());
            case COUNT_TOKENS -> new CountTokensRequest(ChatRequest.of("What is the capital of France?"), true);
            case IMAGE ->
                new ImageRequest(
                        body.path("prompt").asText(),
                        body.path("n").asInt(1),
                        body.path("size").textValue(),
                        body.path("quality").textValue(),
                        Map.of());
            case TRANSCRIBE -> TranscribeRequest.of(new byte[] {1}, "ruby.wav");
            default -> throw new AssertionError("nobody asks for " + exchange.form());
        };
    }

    private static Integer topN(JsonNode body) {
        JsonNode top = body.has("top_n") ? body.path("top_n") : body.path("top_k");
        return top.isInt() ? top.intValue() : null;
    }

    private static EmbedRequest embed(JsonNode body) {
        JsonNode one = first(body, "/requests/0", "/instances/0", "");
        JsonNode type = first(one, "/input_type", "/task_type", "/taskType");
        JsonNode size = Stream.of(
                        one.path("dimensions"),
                        one.path("output_dimension"),
                        one.path("outputDimensionality"),
                        body.at("/parameters/outputDimensionality"),
                        body.at("/singleEmbeddingParams/embeddingDimension"))
                .filter(JsonNode::isInt)
                .findFirst()
                .orElse(one.path("none"));
        Map<String, Object> extra = Json.mapper()
                .convertValue(
                        rest(
                                body,
                                "input",
                                "texts",
                                "requests",
                                "prompt",
                                "inputText",
                                "content",
                                "instances",
                                "parameters",
                                "singleEmbeddingParams",
                                "input_type",
                                "dimensions",
                                "output_dimension"),
                        Map.class);
        return new EmbedRequest(
                inputs(body), size.isInt() ? size.intValue() : null, PURPOSES.get(type.asText("")), extra);
    }

    private static JsonNode first(JsonNode node, String... places) {
        return Stream.of(places)
                .map(node::at)
                .filter(each -> !each.isMissingNode())
                .findFirst()
                .orElse(node.path("none"));
    }

    private static List<String> inputs(JsonNode body) {
        if (body.has("requests")) {
            List<String> texts = new ArrayList<>();
            body.path("requests")
                    .forEach(each -> texts.add(each.at("/content/parts/0/text").asText()));
            return texts;
        }
        if (body.has("instances")) {
            return body.path("instances").findValuesAsText("content");
        }
        return Stream.of(
                        "/input",
                        "/texts",
                        "/prompt",
                        "/inputText",
                        "/content/parts/0/text",
                        "/singleEmbeddingParams/text/value")
                .map(body::at)
                .filter(each -> !each.isMissingNode())
                .map(each -> each.isArray() ? texts(each) : List.of(each.asText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Content> parts(JsonNode input) {
        if (input.isTextual()) {
            return List.of(Content.text(input.textValue()));
        }
        List<Content> parts = new ArrayList<>();
        input.forEach(each -> parts.add(
                each.path("type").asText().equals("text")
                        ? Content.text(each.path("text").asText())
                        : Content.image(each.at("/image_url/url").asText())));
        return parts;
    }

    /** Bodies that are JSON and ours to write in full, with a list where a single text may stand. */
    static boolean isComparable(Exchange exchange) {
        JsonNode body = exchange.sent();
        Set<Operation> comparable = Set.of(Operation.EMBED, Operation.RERANK, Operation.MODERATE, Operation.IMAGE);
        boolean listed = !body.path("input").isTextual() || exchange.kind().equals("moderations");
        boolean old = exchange.kind().equals("native-embeddings");
        boolean nested = body.has("singleEmbeddingParams");
        return comparable.contains(operation(exchange).orElseThrow()) && listed && !old && !nested;
    }

    static ObjectNode withoutNulls(JsonNode body) {
        ObjectNode copy = body.deepCopy();
        copy.properties().removeIf(field -> field.getValue().isNull());
        return copy;
    }

    static JsonNode firstVector(JsonNode recorded) {
        return Stream.of(
                        "/data/0/embedding",
                        "/embeddings/float/0",
                        "/embeddings/0/values",
                        "/embeddings/0/embedding",
                        "/embeddings/0",
                        "/embedding/values",
                        "/embedding",
                        "/predictions/0/embeddings/values")
                .map(recorded::at)
                .filter(node -> node.isArray() || node.isTextual())
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode rest(JsonNode body, String... named) {
        ObjectNode copy = withoutNulls(body);
        copy.remove(List.of(named));
        copy.remove("model");
        return copy;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
