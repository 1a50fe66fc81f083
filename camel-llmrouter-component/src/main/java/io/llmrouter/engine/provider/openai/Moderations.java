package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.ModerateResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ReceivedBody;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Moderations, as documented at https://platform.openai.com/docs/api-reference/moderations: a text, or texts and images
 * that are judged together. Mistral's form has the categories and no verdict of its own.
 */
record Moderations(OpenAiErrors errors) implements OperationDialect<ModerateRequest, ModerateResponse> {

    @Override
    public Class<ModerateRequest> requestType() {
        return ModerateRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(ModerateRequest request, String model, Quirks quirks) {
        if (request.modalities().stream().anyMatch(each -> each != Modality.TEXT && each != Modality.IMAGE)) {
            return Outcome.failed(FailureKind.UNSUPPORTED, "only texts and images can be moderated");
        }
        return new OperationBody()
                .with("model", model)
                .with("input", input(request.parts()))
                .withAll(request.extra())
                .request(Operation.MODERATE, model, quirks);
    }

    private static Object input(List<Content> parts) {
        return parts.size() == 1 && parts.get(0) instanceof Content.Text text
                ? text.text()
                : parts.stream().map(Moderations::part).toList();
    }

    private static Map<String, Object> part(Content part) {
        return part.fold(
                text -> Map.of("type", "text", "text", text.text()),
                media -> Map.of("type", "image_url", "image_url", Map.of("url", media.address())),
                thought -> Map.of("type", "text", "text", thought.text()));
    }

    @Override
    public Outcome<ModerateResponse> decode(ModerateRequest request, ReceivedBody body) {
        return body.read(errors::find, Moderations::read);
    }

    private static Outcome<ModerateResponse> read(JsonNode root) {
        JsonNode results = root.path("results");
        if (!results.isArray() || results.isEmpty()) {
            return Malformed.answer("it has no results");
        }
        Set<String> flagged = new HashSet<>();
        Map<String, Double> scores = new TreeMap<>();
        boolean harmful = false;
        for (JsonNode result : results) {
            harmful |= result.path("flagged").asBoolean(false);
            result.path("categories").properties().forEach(category -> {
                if (category.getValue().asBoolean(false)) {
                    flagged.add(category.getKey());
                }
            });
            result.path("category_scores")
                    .properties()
                    .forEach(each -> scores.merge(each.getKey(), each.getValue().asDouble(0), Math::max));
        }
        return Outcome.answered(new ModerateResponse(
                root.path("model").asText(""),
                harmful || !flagged.isEmpty(),
                flagged,
                scores,
                UsageReader.read(root.path("usage"))));
    }
}
