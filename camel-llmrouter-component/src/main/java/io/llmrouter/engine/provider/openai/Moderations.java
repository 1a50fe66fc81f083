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
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ReceivedBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                .with("input", input(request))
                .withAll(request.extra())
                .request(Operation.MODERATE, model, quirks);
    }

    private static Object input(ModerateRequest request) {
        List<Content> parts = request.parts();
        if (parts.size() == 1 && parts.get(0) instanceof Content.Text text) {
            return text.text();
        }
        return parts.stream()
                .map(each -> request.each() && each instanceof Content.Text text ? text.text() : part(each))
                .toList();
    }

    /** Texts are judged one by one in a list; a list with an image is judged as one. */
    @Override
    public List<ModerateRequest> parts(ModerateRequest request, String model, Quirks quirks) {
        boolean apart = request.each() && !request.modalities().equals(Set.of(Modality.TEXT));
        return apart ? request.parts().stream().map(request::withPart).toList() : List.of(request);
    }

    @Override
    public ModerateResponse joined(List<ModerateResponse> answers) {
        Usage usage = answers.stream()
                .map(ModerateResponse::usage)
                .reduce(Usage::plus)
                .orElse(Usage.NONE);
        List<ModerateResponse.Verdict> verdicts =
                answers.stream().flatMap(each -> each.verdicts().stream()).toList();
        return ModerateResponse.of(answers.get(0).model(), verdicts, usage);
    }

    private static Map<String, Object> part(Content part) {
        return part.fold(
                text -> Map.of("type", "text", "text", text.text()),
                media -> Map.of("type", "image_url", "image_url", Map.of("url", media.address())),
                thought -> Map.of("type", "text", "text", thought.text()));
    }

    @Override
    public Outcome<ModerateResponse> decode(ModerateRequest request, ReceivedBody body) {
        return body.read(errors::find, root -> read(request, root));
    }

    private static Outcome<ModerateResponse> read(ModerateRequest request, JsonNode root) {
        JsonNode results = root.path("results");
        if (!results.isArray() || results.isEmpty()) {
            return Malformed.answer("it has no results");
        }
        if (request.each() && results.size() != request.parts().size()) {
            return Malformed.answer("it has " + results.size() + " results for "
                    + request.parts().size() + " inputs");
        }
        List<ModerateResponse.Verdict> verdicts = new ArrayList<>();
        for (JsonNode result : results) {
            if (!isVerdict(result)) {
                return Malformed.answer("it has a result without a verdict");
            }
            verdicts.add(verdict(result));
        }
        ModerateResponse answer =
                ModerateResponse.of(root.path("model").asText(""), verdicts, UsageReader.read(root.path("usage")));
        return Outcome.answered(request.each() ? answer : answer.asOne());
    }

    /** A result that tells nothing is not one of harmless content. */
    private static boolean isVerdict(JsonNode result) {
        return result.path("flagged").isBoolean()
                || result.path("categories").properties().stream()
                        .anyMatch(each -> each.getValue().isBoolean())
                || result.path("category_scores").properties().stream()
                        .anyMatch(each -> each.getValue().isNumber());
    }

    private static ModerateResponse.Verdict verdict(JsonNode result) {
        Set<String> flagged = new HashSet<>();
        result.path("categories").properties().forEach(category -> {
            if (category.getValue().asBoolean(false)) {
                flagged.add(category.getKey());
            }
        });
        Map<String, Double> scores = new HashMap<>();
        result.path("category_scores")
                .properties()
                .forEach(each -> scores.put(each.getKey(), each.getValue().asDouble(0)));
        boolean harmful = result.path("flagged").asBoolean(false) || !flagged.isEmpty();
        return new ModerateResponse.Verdict(harmful, flagged, scores);
    }
}
