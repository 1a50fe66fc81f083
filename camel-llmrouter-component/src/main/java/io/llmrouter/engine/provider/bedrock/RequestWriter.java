package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.JsonBody;
import io.llmrouter.engine.provider.MetadataLimits;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ServiceTierWords;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.anthropic.Thinking;
import io.llmrouter.engine.wire.Framing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    /** What models answer at most when nobody says, so that a budget for thinking must come on top of it. */
    private static final int USUAL_MAX_TOKENS = 4096;

    private static final String OUTPUT_CONFIG = "outputConfig";
    private static final Set<String> TIERS = Set.of("priority", "default", "flex", "reserved");

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final BedrockModel model;
    private final Quirks quirks;

    private RequestWriter(JsonGenerator json, ParameterWriter parameters, BedrockModel model, Quirks quirks) {
        this.json = json;
        this.model = model;
        this.quirks = quirks;
        this.parameters = parameters;
    }

    static DialectRequest write(ChatRequest request, BedrockModel model, Quirks quirks, String path, boolean stream)
            throws IOException {
        AnswerForm form = AnswerForm.of(request, quirks, means(model, quirks));
        return JsonBody.write(quirks, (json, parameters) -> new RequestWriter(json, parameters, model, quirks)
                        .write(request, form))
                .request(path, stream, Framing.AWS_EVENT_STREAM)
                .asking(form);
    }

    private static AnswerForm.Means means(BedrockModel model, Quirks quirks) {
        boolean format = model.holdsSchemas() && !quirks.drop().contains(OUTPUT_CONFIG);
        return new AnswerForm.Means(schema -> format && model.holds(schema), false, model.takesForcedTools());
    }

    private void write(ChatRequest request, AnswerForm form) throws IOException {
        ToolWriter tools = new ToolWriter(json, model, form);
        Thinking thinking = AdditionalFields.thinking(request, model, tools.isForced(request), quirks.card());
        json.writeStartObject();
        writeConversation(request, form, tools);
        if (parameters.name("inferenceConfig")) {
            json.writeStartObject();
            if (!AdditionalFields.thinksAtLength(request, model)) {
                writeSampling(request.sampling(), thinking);
            } else {
                parameters.without("temperature", request.sampling().temperature());
                parameters.without("top_p", request.sampling().topP());
                parameters.without("max_tokens", request.sampling().maxTokens());
            }
            writeStop(request.sampling().stop());
            json.writeEndObject();
        }
        if (tools.areWanted(request) && parameters.name("toolConfig")) {
            tools.write(request);
        }
        if (tools.areOfEarlierTurns(request)) {
            parameters.adjusts("declares the tools of earlier calls");
        }
        if (form.is(AnswerForm.Kind.NATIVE) && parameters.name(OUTPUT_CONFIG)) {
            writeOutput(form);
        }
        Map<String, Object> additional = AdditionalFields.of(request, model, thinking);
        noteWhatIsNotSaid(request, thinking, additional);
        writePlain("additionalModelRequestFields", additional);
        writePlain("requestMetadata", MetadataLimits.kept(request.terms().metadata(), quirks, parameters));
        writePlain("serviceTier", tier(request.terms().serviceTier()));
        parameters.all(AdditionalFields.named(request.extra()));
        parameters.all(quirks.extra());
        json.writeEndObject();
    }

    private void writeConversation(ChatRequest request, AnswerForm form, ToolWriter tools) throws IOException {
        TurnWriter turns = new TurnWriter(json, model, request.messages());
        if (model.is(BedrockModel.Maker.ANTHROPIC) && !model.claude().takesPrefill() && turns.endWithAnswer()) {
            throw UnmappedContent.unsupported("messages: this model does not go on from an assistant's message");
        }
        List<String> added = new ArrayList<>(2);
        if (tools.instructsNone(request)) {
            added.add("Do not call any tool now; answer in words.");
        }
        Optional.ofNullable(form.instruction()).ifPresent(added::add);
        if ((!added.isEmpty() || turns.hasInstructions()) && parameters.name("system")) {
            turns.writeInstructions(added);
        }
        if (parameters.name("messages")) {
            turns.writeTurns();
        }
    }

    /** Claude refuses temperature and top-p where it thinks, and more in later versions. */
    private void writeSampling(Sampling sampling, Thinking thinking) throws IOException {
        Integer most = sampling.maxTokens();
        boolean roomy = most != null || thinking.budget() == 0;
        int room = quirks.card().within(USUAL_MAX_TOKENS + thinking.budget());
        parameters.number("maxTokens", roomy ? most : Integer.valueOf(room));
        Double temperature = sampling.temperature();
        if (!model.is(BedrockModel.Maker.ANTHROPIC)) {
            parameters.number("temperature", temperature == null ? null : warmest(temperature));
            parameters.number("topP", sampling.topP());
        } else if (model.claude().takesSampling() && !thinking.on()) {
            parameters.number("temperature", temperature == null ? null : warmest(temperature));
            boolean both = temperature == null || model.claude().takesBothSamplings();
            parameters.number("topP", both ? sampling.topP() : null);
            parameters.without("top_p", both ? null : sampling.topP());
        } else {
            parameters.without("temperature", temperature);
            parameters.without("top_p", sampling.topP());
        }
    }

    private double warmest(double temperature) {
        if (temperature > 1) {
            parameters.adjusts("clamps temperature from " + temperature + " to 1");
        }
        return Math.min(1.0, temperature);
    }

    private void noteWhatIsNotSaid(ChatRequest request, Thinking thinking, Map<String, Object> sent) {
        Sampling sampling = request.sampling();
        parameters.without("top_k", AdditionalFields.holdsTopK(sent) ? null : sampling.topK());
        parameters.without("seed", sent.containsKey("seed") ? null : sampling.seed());
        parameters.without(
                "frequency_penalty", sent.containsKey("frequency_penalty") ? null : sampling.frequencyPenalty());
        parameters.without(
                "presence_penalty", sent.containsKey("presence_penalty") ? null : sampling.presencePenalty());
        parameters.without("logprobs", sampling.logprobs());
        thinking.notes().forEach(parameters::adjusts);
        boolean thought = !request.effort().asks() || AdditionalFields.asksToThink(sent);
        parameters.without("reasoning_effort", thought ? null : request.effort());
        String tier = request.terms().serviceTier();
        parameters.without("service_tier", tier(tier).isEmpty() ? tier : null);
    }

    private void writeStop(List<String> texts) throws IOException {
        List<String> stop = texts.stream().filter(text -> !text.isBlank()).toList();
        if (!stop.isEmpty() && parameters.name("stopSequences")) {
            json.writePOJO(stop);
        }
    }

    /** The schema goes as text. */
    private void writeOutput(AnswerForm form) throws IOException {
        JsonNode held = model.held(Objects.requireNonNull(form.schema()));
        Map<String, Object> schema = Map.of("name", form.name(), "schema", held.toString());
        json.writePOJO(Map.of("textFormat", Map.of("type", "json_schema", "structure", Map.of("jsonSchema", schema))));
    }

    /** The usual tier has other names elsewhere; what is not known here is left out. */
    private static Map<String, Object> tier(@Nullable String word) {
        String plain = ServiceTierWords.plain(word);
        String own = plain.isEmpty() ? ServiceTierWords.USUAL : plain;
        return word != null && TIERS.contains(own) ? Map.of("type", own) : Map.of();
    }

    private void writePlain(String name, Map<String, ?> value) throws IOException {
        if (!value.isEmpty() && parameters.name(name)) {
            json.writePOJO(value);
        }
    }
}
