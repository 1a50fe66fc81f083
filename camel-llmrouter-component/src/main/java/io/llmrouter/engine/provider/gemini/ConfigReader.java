package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code generationConfig} of a request. */
final class ConfigReader {

    private static final Set<String> NAMED = Set.of(
            "temperature",
            "topP",
            "topK",
            "maxOutputTokens",
            "seed",
            "stopSequences",
            "presencePenalty",
            "frequencyPenalty",
            "responseLogprobs",
            "logprobs",
            "responseMimeType",
            "responseSchema",
            "responseJsonSchema",
            "thinkingConfig");

    private final JsonField config;

    ConfigReader(JsonField config) {
        this.config = config;
    }

    Sampling sampling() {
        List<String> stop = new ArrayList<>();
        config.get("stopSequences").items().forEach(text -> stop.add(text.text()));
        return config.made(() -> new Sampling(
                config.get("temperature").optionalDecimal(),
                config.get("topP").optionalDecimal(),
                topK(),
                config.get("maxOutputTokens").optionalInt(),
                config.get("seed").optionalWhole(),
                stop,
                config.get("frequencyPenalty").optionalDecimal(),
                config.get("presencePenalty").optionalDecimal(),
                logprobs()));
    }

    /** Clients write it with a point, too. */
    private @Nullable Integer topK() {
        Double number = config.get("topK").optionalDecimal();
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    private @Nullable Integer logprobs() {
        Integer others = config.get("logprobs").optionalInt();
        return config.get("responseLogprobs").flag() && others == null ? Integer.valueOf(0) : others;
    }

    OutputFormat output() {
        String type = config.get("responseMimeType").textOr("text/plain");
        JsonField schema = config.get("responseJsonSchema").given()
                ? config.get("responseJsonSchema")
                : config.get("responseSchema");
        if (schema.given()) {
            String text = config.get("responseJsonSchema").given()
                    ? schema.object().node().toString()
                    : PlainSchema.of(schema.object().node()).toString();
            return new OutputFormat(OutputFormat.Kind.SCHEMA, "answer", text, true);
        }
        return type.equals("application/json") ? OutputFormat.JSON : OutputFormat.TEXT;
    }

    ReasoningEffort effort() {
        JsonField thinking = config.get("thinkingConfig");
        String level = thinking.get("thinkingLevel").textOr("").toLowerCase(Locale.ROOT);
        Integer budget = thinking.get("thinkingBudget").optionalInt();
        boolean unspecified = level.isEmpty() || level.equals("thinking_level_unspecified");
        return new ReasoningEffort(unspecified ? null : level, budget == null || budget < 0 ? null : budget);
    }

    /** The fields that our records have no name for. Reasoning is shown only where the client asked for it. */
    Map<String, Object> rest() {
        if (!config.given()) {
            return Map.of();
        }
        Map<String, Object> rest =
                CarriedFields.map(ExactJson.plain(config.object().node()));
        Map<String, Object> thinking = CarriedFields.map(rest.get("thinkingConfig"));
        rest.keySet().removeAll(NAMED);
        String type = config.get("responseMimeType").textOr("text/plain");
        if (!type.equals("text/plain") && !type.equals("application/json")) {
            rest.put("responseMimeType", type);
        }
        if (!thinking.isEmpty()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("includeThoughts", Boolean.TRUE.equals(thinking.get("includeThoughts")));
            if (thinking.get("thinkingBudget") instanceof Number budget && budget.intValue() < 0) {
                told.put("thinkingBudget", budget);
            }
            rest.put("thinkingConfig", told);
        }
        return rest;
    }
}
