package io.llmrouter.engine.catalog.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.LiteLlmNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads LiteLLM's file of prices and windows. */
final class LiteLlm {

    private static final Map<String, String> MODES = Map.of(
            "chat", "chat",
            "responses", "chat",
            "embedding", "embed",
            "rerank", "rerank",
            "audio_transcription", "transcribe",
            "audio_speech", "speak",
            "image_generation", "image",
            "moderation", "moderate");

    private static final Map<String, String> FEATURES = Map.of(
            "supports_function_calling", "tools",
            "supports_parallel_function_calling", "parallel-tools",
            "supports_response_schema", "json-schema",
            "supports_reasoning", "reasoning",
            "supports_prompt_caching", "prompt-caching");

    private static final Map<String, String> READS = Map.of(
            "supports_vision", "image",
            "supports_pdf_input", "document",
            "supports_audio_input", "audio",
            "supports_video_input", "video");

    /** Keys that are a price of a model and not a model: by size of an image, by region, as fine-tuned. */
    private static final Pattern NO_MODEL = Pattern.compile(
            "(.*/)?\\d+-x-\\d+/.*|.*-x-.*/.*|(standard|hd|low|medium|high|max-steps|50-steps)/.*|ft:.*|bedrock/.+/.+|.*(up-to|\\d+b-).*-default|.*\\*.*");

    private LiteLlm() {}

    static List<Fact> facts(JsonNode file) {
        List<Fact> facts = new ArrayList<>();
        file.properties().forEach(each -> fact(each.getKey(), each.getValue()).ifPresent(facts::add));
        return facts;
    }

    private static Optional<Fact> fact(String key, JsonNode node) {
        String provider = node.path("litellm_provider").asText();
        String operation = MODES.get(node.path("mode").asText());
        return operation == null || NO_MODEL.matcher(key).matches()
                ? Optional.empty()
                : Vendors.ofLiteLlm(provider)
                        .map(vendor -> fact(vendor + "/" + LiteLlmNames.wireName(key, provider), operation, node));
    }

    private static Fact fact(String id, String operation, JsonNode node) {
        Fact fact = new Fact(id, "litellm");
        fact.operation = operation;
        fact.window = positive(node.path("max_input_tokens"));
        fact.maxOutput = operation.equals("chat") ? positive(node.path("max_output_tokens")) : null;
        fact.input.add(operation.equals("transcribe") ? "audio" : "text");
        fact.output.add(Map.of("speak", "audio", "image", "image").getOrDefault(operation, "text"));
        READS.forEach((theirs, ours) -> addIf(node.path(theirs).asBoolean(), fact.input, ours));
        addIf(node.path("supports_audio_output").asBoolean(), fact.output, "audio");
        if (operation.equals("chat")) {
            FEATURES.forEach((theirs, ours) -> addIf(node.path(theirs).asBoolean(), fact.features, ours));
            addIf(fact.features.contains("parallel-tools"), fact.features, "tools");
            addIf(fact.features.contains("json-schema"), fact.features, "json-output");
        }
        if (node.path("deprecation_date").asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
            fact.retires = node.path("deprecation_date").asText();
        }
        LiteLlmPrices.read(fact, node);
        return fact;
    }

    private static void addIf(boolean so, java.util.Set<String> to, String word) {
        if (so) {
            to.add(word);
        }
    }

    private static Long positive(JsonNode number) {
        return number.asLong() > 0 ? Long.valueOf(number.asLong()) : null;
    }
}
