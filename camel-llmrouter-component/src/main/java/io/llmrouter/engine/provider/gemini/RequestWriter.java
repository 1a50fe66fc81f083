package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a chat request straight to bytes. */
final class RequestWriter {

    private static final int MOST_STOPS = 5;

    /** A body, and what is not in it as it was asked. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    record Written(byte[] body, List<String> adjustments) {}

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;
    private final GeminiModel model;

    private RequestWriter(JsonGenerator json, Quirks quirks, GeminiModel model) {
        this.json = json;
        this.quirks = quirks;
        this.model = model;
        this.parameters = new ParameterWriter(json, quirks);
    }

    static Written write(ChatRequest request, GeminiModel model, Quirks quirks, boolean vertex) throws IOException {
        try (ByteArrayBuilder out = new ByteArrayBuilder(2048)) {
            RequestWriter writer;
            try (JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
                writer = new RequestWriter(json, quirks, model);
                writer.write(request, vertex);
            }
            return new Written(out.toByteArray(), writer.parameters.adjustments());
        }
    }

    private void write(ChatRequest request, boolean vertex) throws IOException {
        String instruction = Instruction.of(request, model);
        TurnWriter turns = new TurnWriter(json, request.messages(), model);
        json.writeStartObject();
        if ((turns.hasInstructions() || !instruction.isEmpty()) && parameters.name("systemInstruction")) {
            turns.writeInstructions(instruction);
        }
        if (parameters.name("contents")) {
            turns.writeTurns();
        }
        new ToolWriter(json, parameters, model).write(request);
        if (parameters.name("generationConfig")) {
            json.writeStartObject();
            writeConfig(request, instruction.isEmpty());
            json.writeEndObject();
        }
        if (vertex) {
            parameters.all(CarriedFields.labels(request.terms().metadata()));
        } else {
            parameters.text("serviceTier", ServiceTiers.of(request.terms()));
            parameters.without("metadata", request.terms().metadata());
        }
        parameters.without("service_tier", ServiceTiers.unknown(request.terms()));
        parameters.all(CarriedFields.of(request.extra()));
        parameters.all(quirks.extra());
        json.writeEndObject();
    }

    private void writeConfig(ChatRequest request, boolean holdsForm) throws IOException {
        writeSampling(request.sampling());
        if (request.output().kind() != OutputFormat.Kind.TEXT && holdsForm) {
            parameters.text("responseMimeType", "application/json");
            writeSchema(request.output());
        }
        Map<String, Object> more = CarriedFields.config(request.extra());
        Map<String, Object> thinking = Thinking.config(request.effort(), model);
        parameters.without("reasoning_effort", request.effort().asks() && thinking.isEmpty() ? request.effort() : null);
        if (!thinking.isEmpty()) {
            thinking.putAll(CarriedFields.map(more.get("thinkingConfig")));
            parameters.all(Map.of("thinkingConfig", thinking));
        }
        parameters.all(more);
    }

    private void writeSchema(OutputFormat output) throws IOException {
        if (output.kind() == OutputFormat.Kind.SCHEMA && parameters.name("responseJsonSchema")) {
            String what = "output '" + output.name() + "': its schema";
            json.writeTree(ExactJson.part(what, Objects.requireNonNull(output.schema())));
        }
    }

    private void writeSampling(Sampling sampling) throws IOException {
        parameters.number("temperature", sampling.temperature());
        parameters.number("topP", sampling.topP());
        parameters.number("topK", sampling.topK());
        parameters.number("maxOutputTokens", sampling.maxTokens());
        writeSeed(sampling.seed());
        List<String> stop = sampling.stop();
        if (!stop.isEmpty() && parameters.name("stopSequences")) {
            json.writePOJO(stop.subList(0, Math.min(MOST_STOPS, stop.size())));
            if (stop.size() > MOST_STOPS) {
                parameters.adjusts("drops stop texts but the first " + MOST_STOPS);
            }
        }
        if (model.takesPenalties()) {
            parameters.number("presencePenalty", sampling.presencePenalty());
            parameters.number("frequencyPenalty", sampling.frequencyPenalty());
        } else {
            parameters.without("presence_penalty", sampling.presencePenalty());
            parameters.without("frequency_penalty", sampling.frequencyPenalty());
        }
        Integer others = sampling.logprobs();
        if (others != null && parameters.name("responseLogprobs")) {
            json.writeBoolean(true);
            parameters.number("logprobs", others == 0 ? null : others);
        }
    }

    private void writeSeed(@Nullable Long seed) throws IOException {
        if (seed == null) {
            return;
        }
        int folded = Long.hashCode(seed);
        parameters.number("seed", folded);
        if (folded != seed) {
            parameters.adjusts("folds seed " + seed + " into " + folded);
        }
    }
}
