package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.JsonBody;
import io.llmrouter.engine.provider.ParameterWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    private static final int MOST_STOPS = 5;
    private static final String TYPE = "responseMimeType";
    private static final String SCHEMA = "responseJsonSchema";

    /** A body, and how the answer's form is asked for in it. */
    record Written(JsonBody body, AnswerForm form) {}

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;
    private final GeminiModel model;

    private RequestWriter(JsonGenerator json, ParameterWriter parameters, GeminiModel model, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
        this.model = model;
        this.parameters = parameters;
    }

    static Written write(ChatRequest request, GeminiModel model, Quirks quirks, boolean vertex) throws IOException {
        AnswerForm form = AnswerForm.of(request, quirks, means(request, model, quirks));
        JsonBody body = JsonBody.write(quirks, (json, parameters) -> new RequestWriter(json, parameters, model, quirks)
                .write(request, form, vertex));
        return new Written(body, form);
    }

    /** Before Gemini 3, the output format excludes functions, and functions exclude the provider's own tools. */
    private static AnswerForm.Means means(ChatRequest request, GeminiModel model, Quirks quirks) {
        boolean alone = request.tools().isEmpty() || model.holdsSchemasBesideTools();
        boolean format = alone && model.takesFormats();
        Set<String> dropped = quirks.drop();
        return new AnswerForm.Means(
                format && !dropped.contains(SCHEMA),
                format && !dropped.contains(TYPE),
                model.takesFunctions()
                        && CarriedFields.tools(request.extra()).isEmpty()
                        && !dropped.contains(CarriedFields.TOOLS));
    }

    private void write(ChatRequest request, AnswerForm form, boolean vertex) throws IOException {
        String instruction = Objects.requireNonNullElse(form.instruction(), "");
        List<Message> messages = request.messages();
        if (!model.takesInstructions() && InlineInstructions.isNeeded(messages, instruction)) {
            messages = InlineInstructions.of(messages, instruction);
            instruction = "";
            parameters.adjusts("says instructions as a part of the first question");
        }
        boolean ids = !vertex || model.hasIdsAtVertex();
        TurnWriter turns = new TurnWriter(messages, new PartWriter(json, model, ids), json);
        json.writeStartObject();
        if ((turns.hasInstructions() || !instruction.isEmpty()) && parameters.name("systemInstruction")) {
            turns.writeInstructions(instruction);
        }
        if (parameters.name("contents")) {
            turns.writeTurns();
        }
        new ToolWriter(json, parameters, model, form).write(request);
        if (parameters.name("generationConfig")) {
            json.writeStartObject();
            writeConfig(request, form);
            json.writeEndObject();
        }
        if (vertex) {
            writeLabels(request.terms().metadata());
        } else {
            parameters.text("serviceTier", ServiceTiers.of(request.terms()));
            parameters.without("metadata", request.terms().metadata());
        }
        parameters.without("service_tier", ServiceTiers.unknown(request.terms()));
        parameters.all(CarriedFields.of(request.extra()));
        parameters.all(quirks.extra());
        json.writeEndObject();
    }

    private void writeConfig(ChatRequest request, AnswerForm form) throws IOException {
        writeSampling(request.sampling());
        boolean held = form.is(AnswerForm.Kind.NATIVE);
        parameters.text(TYPE, held || form.is(AnswerForm.Kind.OBJECT) ? "application/json" : null);
        if (held && form.schema() != null && parameters.name(SCHEMA)) {
            json.writeTree(form.schema());
        }
        Map<String, Object> more = CarriedFields.config(request.extra());
        Map<String, Object> thinking = Thinking.config(request.effort(), model);
        parameters.without("reasoning_effort", request.effort().asks() && thinking.isEmpty() ? request.effort() : null);
        if (!thinking.isEmpty()) {
            Map<String, Object> own = CarriedFields.map(more.get("thinkingConfig"));
            String note = Thinking.note(request.effort(), model);
            if (note != null && !own.containsKey(Thinking.LEVEL) && !own.containsKey(Thinking.BUDGET)) {
                parameters.adjusts(note);
            }
            thinking.putAll(own);
            parameters.all(Map.of("thinkingConfig", thinking));
        }
        parameters.all(more);
    }

    private void writeSampling(Sampling sampling) throws IOException {
        parameters.number("temperature", sampling.temperature());
        parameters.number("topP", sampling.topP());
        parameters.number("topK", sampling.topK());
        parameters.number("maxOutputTokens", sampling.maxTokens());
        writeSeed(sampling.seed());
        parameters.stops("stopSequences", sampling.stop(), MOST_STOPS);
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

    /** Vertex AI takes other letters in labels than notes have. */
    private void writeLabels(Map<String, String> metadata) throws IOException {
        Map<String, Object> labels = CarriedFields.labels(metadata);
        if (!labels.isEmpty() && !labels.containsValue(metadata)) {
            parameters.adjusts("writes metadata as labels of small letters");
        }
        parameters.all(labels);
    }
}
