package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.EffortWords;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.anthropic.Betas;
import io.llmrouter.engine.provider.anthropic.CarriedFields;
import io.llmrouter.engine.provider.anthropic.ClosedSchema;
import io.llmrouter.engine.provider.anthropic.Thinking;
import io.llmrouter.engine.provider.bedrock.BedrockModel.Maker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields that go to a model past the protocol, under the names that the model's maker has for them.
 * Stateless.
 */
final class AdditionalFields {

    private static final String OWN = "additionalModelRequestFields";
    /** Parts of the protocol that requests have no name for. */
    private static final Set<String> NAMED = Set.of(
            "guardrailConfig",
            "promptVariables",
            "additionalModelResponseFieldPaths",
            "requestMetadata",
            "performanceConfig",
            "serviceTier",
            "outputConfig");

    private static final Set<String> THOUGHTS =
            Set.of("thinking", "output_config", "reasoningConfig", "reasoning_effort");

    private static final List<String> WORDS = List.of("low", "medium", "high");

    private AdditionalFields() {}

    /** Extra fields that have a place in the protocol. */
    static Map<String, Object> named(Map<String, Object> extra) {
        Map<String, Object> named = new LinkedHashMap<>(extra);
        named.keySet().retainAll(NAMED);
        return named;
    }

    static Thinking thinking(ChatRequest request, BedrockModel model, boolean toolForced, CardFacts card) {
        return model.is(Maker.ANTHROPIC) ? Thinking.of(request, model.claude(), toolForced, card) : Thinking.NONE;
    }

    /** At its greatest effort, Nova takes neither a limit nor other sampling. */
    static boolean thinksAtLength(ChatRequest request, BedrockModel model) {
        return model.is(Maker.NOVA_2) && "high".equals(word(request.effort()));
    }

    static Map<String, Object> of(ChatRequest request, BedrockModel model, Thinking thinking) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "thinking", thinking.form());
        List<String> betas = model.is(Maker.ANTHROPIC) ? Betas.asked(request.extra()) : List.of();
        put(fields, Betas.FIELD, betas.isEmpty() ? null : betas);
        put(fields, "output_config", thinking.effort() == null ? null : Map.of("effort", thinking.effort()));
        boolean nova = model.is(Maker.NOVA) || model.is(Maker.NOVA_2);
        Integer topK = request.sampling().topK();
        if (topK != null && !thinking.on() && takesTopK(model)) {
            fields.put(
                    nova ? "inferenceConfig" : model.is(Maker.COHERE) ? "k" : "top_k",
                    nova ? Map.of("topK", topK) : topK);
        }
        String effort = takesWords(model) ? word(request.effort()) : null;
        if (effort != null && model.is(Maker.NOVA_2)) {
            fields.put("reasoningConfig", Map.of("type", "enabled", "maxReasoningEffort", effort));
        }
        if (model.is(Maker.OPEN_WEIGHTS) || model.is(Maker.COHERE)) {
            sampling(request.sampling(), fields);
        }
        put(fields, "reasoning_effort", model.is(Maker.OPEN_WEIGHTS) ? effort : null);
        Map<String, Object> others = CarriedFields.of(request.extra());
        others.keySet().removeAll(NAMED);
        if (others.remove(OWN) instanceof Map<?, ?> own) {
            own.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        others.forEach(fields::putIfAbsent);
        return fields;
    }

    /** What of a request the protocol has no place for, beside what the writer meets. */
    static Unsaid unsaid(ChatRequest request, BedrockModel model) {
        return Unsaid.of(request, model.takes())
                .budget(takesWords(model) ? word(request.effort()) : null)
                .effort(takesWords(model) ? word(request.effort()) : null)
                .strict(tool -> model.holdsSchemas()
                        && ClosedSchema.of(ToolParameters.orAnyObject(tool)).isPresent())
                .names()
                .lateInstructions()
                .details()
                .blankStops()
                .extras(CarriedFields::isLeftOut);
    }

    static boolean holdsTopK(Map<String, Object> fields) {
        return fields.containsKey("top_k") || fields.containsKey("k") || fields.containsKey("inferenceConfig");
    }

    static boolean asksToThink(Map<String, Object> fields) {
        return fields.keySet().stream().anyMatch(THOUGHTS::contains);
    }

    private static boolean takesWords(BedrockModel model) {
        return model.is(Maker.NOVA_2) || model.is(Maker.OPEN_WEIGHTS);
    }

    private static boolean takesTopK(BedrockModel model) {
        return switch (model.maker()) {
            case META, AMAZON, AI21 -> false;
            case ANTHROPIC -> model.claude().takesSampling();
            default -> true;
        };
    }

    private static void sampling(Sampling sampling, Map<String, Object> fields) {
        put(fields, "seed", sampling.seed());
        put(fields, "frequency_penalty", sampling.frequencyPenalty());
        put(fields, "presence_penalty", sampling.presencePenalty());
    }

    /** One of the three words there are; null when the model is not to think, or nobody said. */
    private static @Nullable String word(ReasoningEffort effort) {
        if (!effort.asks()) {
            return null;
        }
        Integer budget = effort.budgetTokens();
        if (budget != null) {
            return EffortWords.ofTokens(budget);
        }
        return EffortWords.among(WORDS, Objects.requireNonNull(effort.level()));
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
