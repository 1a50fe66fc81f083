package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EffortWords;
import io.llmrouter.engine.provider.JsonBody;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.anthropic.CarriedFields;
import io.llmrouter.engine.wire.Framing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    private static final String DOCUMENTS = "documents";
    private static final String FORMAT = "response_format";
    /** Models older than {@code tool_choice}: {@code command-r}, {@code command-r-plus} and their dates. */
    private static final Pattern BEFORE_FORCED_TOOLS = Pattern.compile("command(-r(-plus)?|-light|-nightly)?(-\\d.*)?");

    private static final int MOST_STOPS = 5;
    private static final double LEAST_P = 0.01;
    private static final double MOST_P = 0.99;

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;

    private RequestWriter(JsonGenerator json, ParameterWriter parameters, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
        this.parameters = parameters;
    }

    static DialectRequest write(ChatRequest request, String model, Quirks quirks, boolean stream) throws IOException {
        AnswerForm form = AnswerForm.of(request, quirks, means(request, model, quirks));
        return JsonBody.write(quirks, (json, parameters) -> new RequestWriter(json, parameters, quirks)
                        .write(request, model, form, stream))
                .request(quirks.path(), stream, Framing.SERVER_SENT_EVENTS)
                .asking(form);
    }

    /** The format excludes tools, and takes schemas of objects alone. */
    private static AnswerForm.Means means(ChatRequest request, String model, Quirks quirks) {
        boolean format = request.tools().isEmpty() && !quirks.drop().contains(FORMAT);
        String known = quirks.knownAs(model);
        String plain = known.substring(known.lastIndexOf('/') + 1);
        boolean tool = !BEFORE_FORCED_TOOLS.matcher(plain).matches();
        return new AnswerForm.Means(schema -> format && AnswerForm.isOfObjects(schema), format, tool);
    }

    private void write(ChatRequest request, String model, AnswerForm form, boolean stream) throws IOException {
        Documents documents = new Documents(request.extra().get(DOCUMENTS));
        json.writeStartObject();
        parameters.text("model", model);
        if (parameters.name("stream")) {
            json.writeBoolean(stream);
        }
        if (parameters.name("messages")) {
            new MessageWriter(json, documents).write(form.told(request.messages()));
        }
        new ToolWriter(json, parameters, form).write(request);
        boolean format = form.is(AnswerForm.Kind.NATIVE) || form.is(AnswerForm.Kind.OBJECT);
        if (format && parameters.name(FORMAT)) {
            writeFormat(form.is(AnswerForm.Kind.NATIVE) ? form.schema() : null);
        }
        writeSampling(request.sampling());
        noteWhatIsNotSaid(request);
        writePlain("thinking", thinking(request.effort()));
        writePlain(DOCUMENTS, documents.all());
        Map<String, Object> extra = new LinkedHashMap<>(CarriedFields.of(request.extra()));
        extra.remove(DOCUMENTS);
        parameters.all(extra);
        parameters.all(quirks.extra());
        json.writeEndObject();
    }

    private void writeFormat(@Nullable JsonNode schema) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "json_object");
        if (schema != null) {
            json.writePOJOField("json_schema", schema);
        }
        json.writeEndObject();
    }

    private void writeSampling(Sampling sampling) throws IOException {
        parameters.number("temperature", sampling.temperature());
        parameters.number("p", within("top_p", sampling.topP(), LEAST_P, MOST_P));
        parameters.number("k", sampling.topK());
        parameters.number("max_tokens", sampling.maxTokens());
        parameters.number("seed", sampling.seed());
        List<String> stop =
                sampling.stop().stream().filter(text -> !text.isEmpty()).toList();
        parameters.stops("stop_sequences", stop, MOST_STOPS);
        parameters.number("frequency_penalty", within("frequency_penalty", sampling.frequencyPenalty(), 0, 1));
        parameters.number("presence_penalty", within("presence_penalty", sampling.presencePenalty(), 0, 1));
        if (sampling.logprobs() != null && parameters.name("logprobs")) {
            json.writeBoolean(true);
        }
    }

    /** What the protocol takes of it: its limits are closer than those of others. */
    private @Nullable Double within(String name, @Nullable Double value, double least, double most) {
        if (value == null) {
            return null;
        }
        double taken = Math.max(least, Math.min(most, value));
        if (taken != value) {
            parameters.adjusts("clamps " + name + " from " + value + " to " + taken);
        }
        return taken;
    }

    private void noteWhatIsNotSaid(ChatRequest request) {
        Integer others = request.sampling().logprobs();
        parameters.without("top_logprobs", others == null || others == 0 ? null : others);
        parameters.without("metadata", request.terms().metadata());
        parameters.without("service_tier", request.terms().serviceTier());
    }

    private static Map<String, Object> thinking(ReasoningEffort effort) {
        if (!effort.isGiven()) {
            return Map.of();
        }
        if (!effort.asks()) {
            return Map.of("type", "disabled");
        }
        // At a high effort it thinks as long as it wants.
        Integer given = effort.budgetTokens();
        Integer budget = given == null ? EffortWords.tokens(effort.level()) : given;
        return budget == null ? Map.of("type", "enabled") : Map.of("type", "enabled", "token_budget", budget);
    }

    private void writePlain(String name, Object value) throws IOException {
        boolean empty =
                value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof List<?> list && list.isEmpty();
        if (!empty && parameters.name(name)) {
            json.writePOJO(value);
        }
    }
}
