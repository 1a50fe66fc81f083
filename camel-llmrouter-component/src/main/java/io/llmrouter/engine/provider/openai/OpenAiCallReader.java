package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.ModerateResponse;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.RerankResponse;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.SpeakResponse;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads requests of OpenAI's interfaces beside chat, documented at https://platform.openai.com/docs/api-reference, and of
 * reranking as https://docs.cohere.com/reference/rerank has it. Fields it has no name for are carried through.
 * Thread-safe. What cannot be understood is a {@link MalformedRequestException} that names the place.
 */
public final class OpenAiCallReader {

    private OpenAiCallReader() {}

    /** Texts to embed: one, or a list. */
    public static OpenAiCall<EmbedResponse> embeddings(byte[] body) {
        JsonField root = root(body);
        boolean base64 =
                switch (root.get("encoding_format").textOr("float")) {
                    case "float" -> false;
                    case "base64" -> true;
                    default -> throw root.get("encoding_format").expected("'float' or 'base64'");
                };
        return call(
                root,
                () -> new EmbedRequest(
                        texts(root.get("input")),
                        root.get("dimensions").optionalInt(),
                        null,
                        extra(root, "input", "dimensions", "encoding_format")),
                response -> OpenAiCallWriter.embeddings(response, base64));
    }

    /** A text to judge, a list of texts to judge one by one, or a list of parts to judge as one. */
    public static OpenAiCall<ModerateResponse> moderations(byte[] body) {
        JsonField root = root(body);
        return call(root, () -> moderated(root.get("input"), extra(root, "input")), OpenAiCallWriter::moderations);
    }

    /** Documents to order. */
    public static OpenAiCall<RerankResponse> rerank(byte[] body) {
        JsonField root = root(body);
        return call(
                root,
                () -> new RerankRequest(
                        root.get("query").text(),
                        root.get("documents").items().stream()
                                .map(OpenAiCallReader::document)
                                .toList(),
                        root.get("top_n").optionalInt(),
                        extra(root, "query", "documents", "top_n", "return_documents")),
                OpenAiCallWriter::rerank);
    }

    /** Images to draw. */
    public static OpenAiCall<ImageResponse> images(byte[] body) {
        JsonField root = root(body);
        if (root.get("stream").flag()) {
            throw root.get("stream").expected("false: images are answered whole");
        }
        return call(
                root,
                () -> new ImageRequest(
                        root.get("prompt").text(),
                        Objects.requireNonNullElse(root.get("n").optionalInt(), 1),
                        root.get("size").optionalText(),
                        root.get("quality").optionalText(),
                        extra(root, "prompt", "n", "size", "quality", "stream")),
                OpenAiCallWriter::images);
    }

    /** A text to speak. */
    public static OpenAiCall<SpeakResponse> speech(byte[] body) {
        JsonField root = root(body);
        if (!root.get("stream_format").textOr("audio").equals("audio")) {
            throw root.get("stream_format").expected("'audio'");
        }
        return call(
                root,
                () -> new SpeakRequest(
                        root.get("input").text(),
                        root.get("voice").optionalText(),
                        root.get("response_format").optionalText(),
                        root.get("instructions").optionalText(),
                        extra(root, "input", "voice", "response_format", "instructions", "stream_format")),
                response -> new OpenAiAnswer(response.mediaType(), response.audio()));
    }

    private static JsonField root(byte[] body) {
        try {
            return new JsonField(Json.mapper().readTree(body), "").object();
        } catch (IOException e) {
            throw MalformedRequestException.notJson(e);
        }
    }

    private static <R extends ModelResponse> OpenAiCall<R> call(
            JsonField root, Supplier<ModelRequest<R>> request, Function<R, OpenAiAnswer> form) {
        return new OpenAiCall<>(
                root.made(request),
                root.get("model").optionalText(),
                root.get("user").optionalText(),
                form);
    }

    private static List<String> texts(JsonField input) {
        return input.node().isTextual()
                ? List.of(input.text())
                : input.items().stream().map(JsonField::text).toList();
    }

    private static ModerateRequest moderated(JsonField input, Map<String, Object> extra) {
        if (input.node().isTextual()) {
            return new ModerateRequest(List.of(Content.text(input.text())), extra);
        }
        List<JsonField> items = input.items();
        boolean texts = items.stream().anyMatch(item -> item.node().isTextual());
        List<Content> parts = items.stream()
                .map(item -> texts ? Content.text(item.text()) : ContentReader.read(item.object()))
                .toList();
        return new ModerateRequest(parts, texts, extra);
    }

    private static String document(JsonField document) {
        return document.node().isTextual()
                ? document.text()
                : document.object().get("text").text();
    }

    private static Map<String, Object> extra(JsonField root, String... named) {
        Set<String> known = Set.of(named);
        Map<String, Object> extra = new LinkedHashMap<>();
        root.node().properties().forEach(field -> {
            if (!known.contains(field.getKey()) && !field.getKey().equals("model")) {
                extra.put(field.getKey(), ExactJson.plain(field.getValue()));
            }
        });
        return extra;
    }
}
