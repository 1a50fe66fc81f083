package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.ModerateResponse;
import io.llmrouter.engine.model.ModerateResponse.Verdict;
import io.llmrouter.engine.model.RerankResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes answers of the interfaces beside chat as OpenAI's clients expect them. */
final class OpenAiCallWriter {

    private OpenAiCallWriter() {}

    static OpenAiAnswer embeddings(EmbedResponse response, boolean base64) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (float[] vector : response.vectors()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("object", "embedding");
            each.put("index", data.size());
            each.put("embedding", base64 ? base64(vector) : vector);
            data.add(each);
        }
        long tokens = response.usage().inputTokens();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("object", "list");
        root.put("data", data);
        root.put("model", response.model());
        root.put("usage", Map.of("prompt_tokens", tokens, "total_tokens", tokens));
        return OpenAiAnswer.json(root);
    }

    /** Numbers of four bytes, the lowest byte first. */
    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static OpenAiAnswer moderations(ModerateResponse response) {
        List<Verdict> verdicts = response.verdicts().isEmpty()
                ? List.of(new Verdict(response.flagged(), response.categories(), response.scores()))
                : response.verdicts();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("id", "");
        root.put("model", response.model());
        root.put("results", verdicts.stream().map(OpenAiCallWriter::verdict).toList());
        return OpenAiAnswer.json(root);
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> categories = new TreeMap<>();
        verdict.scores().keySet().forEach(name -> categories.put(name, false));
        verdict.categories().forEach(name -> categories.put(name, true));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("flagged", verdict.flagged());
        result.put("categories", categories);
        result.put("category_scores", verdict.scores());
        return result;
    }

    static OpenAiAnswer rerank(RerankResponse response) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("model", response.model());
        root.put(
                "results",
                response.ranking().stream()
                        .map(place -> Map.of("index", place.index(), "relevance_score", place.score()))
                        .toList());
        root.put("usage", Map.of("total_tokens", response.usage().totalTokens()));
        return OpenAiAnswer.json(root);
    }

    static OpenAiAnswer images(ImageResponse response) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("created", 0);
        root.put("data", response.images().stream().map(OpenAiCallWriter::image).toList());
        return OpenAiAnswer.json(root);
    }

    private static Map<String, Object> image(Content.Media image) {
        MediaSource source = image.source();
        return Map.of(source.isInline() ? "b64_json" : "url", source.value());
    }
}
