package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.JsonBody;
import io.llmrouter.engine.provider.ModelPath;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.wire.Framing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    /** The longest answer where neither request nor preset says: what every model can give. */
    static final int DEFAULT_MAX_TOKENS = 4096;

    private static final String MAX_TOKENS = "max_tokens";
    /** Said by quirks of a server that takes no instructions between the turns, whatever the model does. */
    private static final String LATE_INSTRUCTIONS = "messages.system";

    private static final String OUTPUT_CONFIG = "output_config";

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;

    private RequestWriter(JsonGenerator json, ParameterWriter parameters, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
        this.parameters = parameters;
    }

    static DialectRequest write(ChatRequest request, String model, Quirks quirks, boolean stream) throws IOException {
        ClaudeVersion version = ClaudeVersion.of(quirks.knownAs(model));
        AnswerForm form = AnswerForm.of(request, quirks, means(version, quirks));
        return JsonBody.write(quirks, (json, parameters) -> new RequestWriter(json, parameters, quirks)
                        .write(request, model, version, form, stream))
                .request(ModelPath.of(quirks.path(), model, stream), stream, Framing.SERVER_SENT_EVENTS)
                .asking(form);
    }

    /** A model that cannot be made to call a tool is left to say itself what it does not like of a schema. */
    private static AnswerForm.Means means(ClaudeVersion version, Quirks quirks) {
        boolean format = version.holdsSchemas() && !quirks.drop().contains(OUTPUT_CONFIG);
        boolean tool = version.takesForcedTools();
        return new AnswerForm.Means(
                schema -> format && (!tool || ClosedSchema.of(schema).isPresent()), false, tool);
    }

    private void write(ChatRequest request, String model, ClaudeVersion version, AnswerForm form, boolean stream)
            throws IOException {
        Thinking thinking = Thinking.of(request, version, ToolWriter.isForced(request, form), quirks.card());
        json.writeStartObject();
        parameters.ours("model", model);
        parameters.number(MAX_TOKENS, maxTokens(request, thinking));
        writeConversation(request, version, form);
        new ToolWriter(json, parameters, version, form).write(request);
        writePlain("thinking", thinking.form());
        writePlain(OUTPUT_CONFIG, outputConfig(request, form, thinking));
        writeSampling(request.sampling(), version, thinking.on());
        noteWhatIsNotSaid(request, thinking);
        writePlain("metadata", CarriedFields.metadata(request));
        parameters.text("service_tier", ServiceTiers.of(request.terms()));
        if (stream) {
            parameters.ours("stream", true);
        }
        parameters.all(CarriedFields.of(request.extra()));
        parameters.all(quirks.extra());
        json.writeEndObject();
    }

    private int maxTokens(ChatRequest request, Thinking thinking) {
        Integer given = request.sampling().maxTokens();
        if (given != null) {
            return given;
        }
        if (request.extra().get(MAX_TOKENS) instanceof Number extra) {
            return extra.intValue();
        }
        int usual = quirks.extra().get(MAX_TOKENS) instanceof Number preset ? preset.intValue() : DEFAULT_MAX_TOKENS;
        return quirks.card().within(usual + thinking.room());
    }

    private void writeConversation(ChatRequest request, ClaudeVersion version, AnswerForm form) throws IOException {
        boolean late = version.takesLateInstructions() && !quirks.drop().contains(LATE_INSTRUCTIONS);
        TurnWriter turns = new TurnWriter(json, request.messages(), late);
        if (!version.takesPrefill() && turns.endWithAnswer()) {
            throw UnmappedContent.unsupported("messages: this model does not go on from an assistant's message");
        }
        if (turns.movesInstructions()) {
            parameters.adjusts(Unsaid.MOVES_INSTRUCTIONS);
        }
        String instruction = form.instruction();
        if ((instruction != null || turns.hasInstructions()) && parameters.name("system")) {
            turns.writeInstructions(instruction);
        }
        if (parameters.name("messages")) {
            turns.writeTurns();
        }
    }

    private static Map<String, Object> outputConfig(ChatRequest request, AnswerForm form, Thinking thinking) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (request.extra().get(OUTPUT_CONFIG) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> config.put(String.valueOf(name), value));
        }
        if (form.is(AnswerForm.Kind.NATIVE)) {
            JsonNode schema = Objects.requireNonNull(form.schema());
            JsonNode held = ClosedSchema.of(schema).orElse(schema);
            config.put("format", Map.of("type", "json_schema", "schema", held));
        }
        if (thinking.effort() != null) {
            config.put("effort", thinking.effort());
        }
        return config;
    }

    /** The API refuses both where the model thinks, and more in later versions. */
    private void writeSampling(Sampling sampling, ClaudeVersion version, boolean thinks) throws IOException {
        Double temperature = sampling.temperature();
        if (version.takesSampling() && !thinks) {
            parameters.number("temperature", temperature == null ? null : warmest(temperature));
            boolean both = temperature == null || version.takesBothSamplings();
            parameters.number("top_p", both ? sampling.topP() : null);
            parameters.without("top_p", both ? null : sampling.topP());
            parameters.number("top_k", sampling.topK());
        } else {
            parameters.without("temperature", temperature);
            parameters.without("top_p", sampling.topP());
            parameters.without("top_k", sampling.topK());
        }
        List<String> stop =
                sampling.stop().stream().filter(text -> !text.isBlank()).toList();
        if (!stop.isEmpty() && parameters.name("stop_sequences")) {
            json.writePOJO(stop);
        }
    }

    private double warmest(double temperature) {
        if (temperature > 1) {
            parameters.adjusts("clamps temperature from " + temperature + " to 1");
        }
        return Math.min(1.0, temperature);
    }

    private void noteWhatIsNotSaid(ChatRequest request, Thinking thinking) {
        Sampling sampling = request.sampling();
        parameters.without("seed", sampling.seed());
        parameters.without("frequency_penalty", sampling.frequencyPenalty());
        parameters.without("presence_penalty", sampling.presencePenalty());
        parameters.without("logprobs", sampling.logprobs());
        thinking.notes().forEach(parameters::adjusts);
        boolean thought = !request.effort().asks() || thinking.on() || thinking.effort() != null;
        parameters.without("reasoning_effort", thought ? null : request.effort());
        List<String> notes = request.terms().metadata().keySet().stream()
                .filter(name -> !name.equals("user_id"))
                .toList();
        parameters.without("metadata", notes);
    }

    private void writePlain(String name, @Nullable Object value) throws IOException {
        boolean empty = value == null || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!empty && parameters.name(name)) {
            json.writePOJO(value);
        }
    }
}
