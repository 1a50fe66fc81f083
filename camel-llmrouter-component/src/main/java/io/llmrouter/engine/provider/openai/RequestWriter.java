package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DemandedWord;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EffortWords;
import io.llmrouter.engine.provider.JsonBody;
import io.llmrouter.engine.provider.MetadataLimits;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.conversation.CustomTools;
import io.llmrouter.engine.wire.Framing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    private static final String FORMAT = "response_format";
    /** What quirks drop where a server takes the parameter, but no schemas in it. */
    private static final String SCHEMAS = "response_format.json_schema";

    private static final String FLAG = "logprobs";
    private static final String OTHERS = "top_logprobs";
    private static final String STREAM_OPTIONS = "stream_options";

    /** How many answers are wanted; more than the one that is told would be paid for nothing. */
    private static final String ANSWERS = "n";

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;

    private RequestWriter(JsonGenerator json, ParameterWriter parameters, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
        this.parameters = parameters;
    }

    static DialectRequest write(ChatRequest request, String model, Quirks quirks, boolean stream) throws IOException {
        AnswerForm form = AnswerForm.of(request, quirks, means(request, quirks));
        return JsonBody.write(quirks, (json, parameters) -> new RequestWriter(json, parameters, quirks)
                        .write(request, model, form, stream))
                .request(OpenAiDialect.path(quirks.path(), model, stream), stream, Framing.SERVER_SENT_EVENTS)
                .asking(form);
    }

    private static AnswerForm.Means means(ChatRequest request, Quirks quirks) {
        boolean format = !quirks.drop().contains(FORMAT);
        return new AnswerForm.Means(
                format && !quirks.drop().contains(SCHEMAS), format, ToolWriter.canBeForced(request, quirks));
    }

    private void write(ChatRequest request, String model, AnswerForm form, boolean stream) throws IOException {
        json.writeStartObject();
        parameters.ours("model", model);
        if (parameters.name("messages")) {
            String word = DemandedWord.instruction(form, quirks, request.messages());
            new MessageWriter(json, quirks, CustomTools.of(request))
                    .write(request.messages(), word == null ? form.instruction() : word);
        }
        boolean tools = ToolWriter.tells(request, form, quirks);
        if (tools) {
            new ToolWriter(json, parameters, quirks, form).write(request);
        }
        writeOutput(form);
        ReasoningEffort effort = tools ? EffortBesideTools.of(effort(request), quirks, parameters) : effort(request);
        parameters.thinking(EffortWords.excluded(effort, quirks));
        writeSampling(request.sampling());
        writeEffort(request, effort);
        writeTerms(request.terms());
        writeExtra(request.extra(), stream);
        parameters.all(withoutEffort(quirks.extra()));
        json.writeEndObject();
    }

    /** What the request says of it beside goes before what we make of it. */
    private void writeEffort(ChatRequest request, ReasoningEffort effort) throws IOException {
        ReasoningForm form = ReasoningForm.of(effort, quirks);
        form.adjustment().ifPresent(parameters::adjusts);
        for (Map.Entry<String, Object> field : form.fields().entrySet()) {
            Object theirs = request.extra().get(field.getKey());
            if (theirs instanceof Map<?, ?> own && field.getValue() instanceof Map<?, ?> ours) {
                Map<String, Object> both = new LinkedHashMap<>();
                ours.forEach((name, value) -> both.put(String.valueOf(name), value));
                own.forEach((name, value) -> both.put(String.valueOf(name), value));
                writePlain(field.getKey(), both);
            } else {
                boolean ours = field.getKey().equals(ReasoningForm.EFFORT);
                writePlain(field.getKey(), theirs == null || ours ? field.getValue() : theirs);
            }
        }
    }

    private ReasoningEffort effort(ChatRequest request) {
        Object usual = request.extra()
                .getOrDefault(ReasoningForm.EFFORT, quirks.extra().get(ReasoningForm.EFFORT));
        return request.effort().isGiven() || usual == null
                ? request.effort()
                : ReasoningEffort.of(String.valueOf(usual));
    }

    private static Map<String, Object> withoutEffort(Map<String, Object> fields) {
        Map<String, Object> others = new LinkedHashMap<>(fields);
        others.remove(ReasoningForm.EFFORT);
        return others;
    }

    private void writePlain(String place, Object value) throws IOException {
        if (parameters.place(place)) {
            json.writePOJO(value);
        }
    }

    private void writeOutput(AnswerForm form) throws IOException {
        boolean held = form.is(AnswerForm.Kind.NATIVE);
        if (!(held || form.is(AnswerForm.Kind.OBJECT)) || !parameters.name(FORMAT)) {
            return;
        }
        json.writeStartObject();
        if (held && form.schema() != null) {
            writeSchema(form);
        } else {
            json.writeStringField("type", "json_object");
        }
        json.writeEndObject();
    }

    private void writeSchema(AnswerForm form) throws IOException {
        OutputFormat output = form.output();
        json.writeStringField("type", "json_schema");
        json.writeObjectFieldStart("json_schema");
        json.writeStringField("name", form.name());
        if (output.description() != null) {
            json.writeStringField("description", output.description());
        }
        json.writeBooleanField("strict", output.strict());
        json.writeFieldName("schema");
        json.writeTree(form.schema());
        json.writeEndObject();
    }

    private void writeSampling(Sampling sampling) throws IOException {
        parameters.number("temperature", sampling.temperature());
        parameters.number("top_p", sampling.topP());
        parameters.number("max_tokens", sampling.maxTokens());
        parameters.number("seed", sampling.seed());
        parameters.stops("stop", sampling.stop());
        parameters.number("top_k", sampling.topK());
        parameters.number("frequency_penalty", sampling.frequencyPenalty());
        parameters.number("presence_penalty", sampling.presencePenalty());
        writeLogprobs(sampling.logprobs());
    }

    /** Where a server calls the number as others call the flag, it wants the number alone. */
    private void writeLogprobs(@Nullable Integer others) throws IOException {
        if (others != null && FLAG.equals(quirks.rename().get(OTHERS))) {
            parameters.number(OTHERS, others);
        } else if (others != null && parameters.name(FLAG)) {
            json.writeBoolean(true);
            parameters.number(OTHERS, others == 0 ? null : others);
        }
    }

    private void writeTerms(Terms terms) throws IOException {
        parameters.serviceTier(terms.serviceTier());
        if (!terms.metadata().isEmpty() && parameters.name("metadata")) {
            json.writePOJO(MetadataLimits.kept(terms.metadata(), quirks, parameters));
        }
    }

    /** {@code stream_options} is refused by providers where there is no stream. */
    private void writeExtra(Map<String, Object> extra, boolean stream) throws IOException {
        Map<String, Object> rest = withoutEffort(extra);
        Object given = rest.remove(STREAM_OPTIONS);
        rest.remove("stream");
        if (rest.get(ANSWERS) instanceof Number several && several.intValue() > 1) {
            parameters.without(ANSWERS, rest.remove(ANSWERS));
        }
        if (stream) {
            Map<String, Object> options = new LinkedHashMap<>();
            if (given instanceof Map<?, ?> map) {
                map.forEach((name, value) -> options.put(String.valueOf(name), value));
            }
            options.put("include_usage", true);
            parameters.ours("stream", true);
            parameters.ours(STREAM_OPTIONS, options);
        }
        parameters.all(rest);
    }
}
