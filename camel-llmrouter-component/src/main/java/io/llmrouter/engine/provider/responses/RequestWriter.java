package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    private static final String TEXT = "text";

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
                .request(quirks.path(), stream, Framing.SERVER_SENT_EVENTS)
                .asking(form);
    }

    /**
     * The format for any object is refused where only the instructions speak of JSON, as the instruction that we add
     * does.
     */
    private static AnswerForm.Means means(ChatRequest request, Quirks quirks) {
        boolean format = !quirks.drop().contains(TEXT);
        boolean any = request.output().kind() == OutputFormat.Kind.JSON;
        return new AnswerForm.Means(format, format && any, ToolWriter.canBeForced(request, quirks));
    }

    private void write(ChatRequest request, String model, AnswerForm form, boolean stream) throws IOException {
        List<Message> messages = worded(form.told(request.messages()), form);
        CarriedFields carried = new CarriedFields(request, quirks);
        json.writeStartObject();
        parameters.text("model", model);
        InputWriter input = new InputWriter(json, ModelName.marksCache(quirks.knownAs(model)), CustomTools.of(request));
        String instructions = InputWriter.instructions(messages);
        boolean apart = !instructions.isEmpty() && parameters.name("instructions");
        if (apart) {
            json.writeString(instructions);
        }
        if (parameters.name("input")) {
            input.write(messages, apart);
        }
        new ToolWriter(json, parameters, form).write(request);
        writeMap(TEXT, text(form, carried));
        writeMap("reasoning", carried.reasoning());
        carried.adjustment().ifPresent(parameters::adjusts);
        parameters.thinking(EffortWords.excluded(carried.said(), quirks));
        writeSampling(request.sampling());
        writeTerms(request.terms());
        List<Object> include = carried.include(quirks.knownAs(model));
        if (!include.isEmpty() && parameters.name("include")) {
            json.writePOJO(include);
        }
        if (stream && parameters.name("stream")) {
            json.writeBoolean(true);
        }
        parameters.all(carried.rest());
        parameters.all(carried.usual());
        json.writeEndObject();
    }

    /** The word must stand in the input, to which instructions do not count, so that it is said last. */
    private List<Message> worded(List<Message> messages, AnswerForm form) {
        List<Message> input = messages.stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .toList();
        String word = DemandedWord.instruction(form, quirks, input);
        return word == null
                ? messages
                : Stream.concat(messages.stream(), Stream.of(Message.system(word)))
                        .toList();
    }

    private static Map<String, Object> text(AnswerForm form, CarriedFields carried) {
        Map<String, Object> text = new LinkedHashMap<>(carried.text());
        if (form.is(AnswerForm.Kind.NATIVE)) {
            text.put("format", format(form));
        }
        return text;
    }

    private static Map<String, Object> format(AnswerForm form) {
        OutputFormat output = form.output();
        if (form.schema() == null) {
            return Map.of("type", "json_object");
        }
        Map<String, Object> format = new LinkedHashMap<>();
        format.put("type", "json_schema");
        format.put("name", form.name());
        if (output.description() != null) {
            format.put("description", output.description());
        }
        format.put("schema", form.schema());
        format.put("strict", output.strict());
        return format;
    }

    private void writeSampling(Sampling sampling) throws IOException {
        parameters.number("max_output_tokens", sampling.maxTokens());
        parameters.number("temperature", sampling.temperature());
        parameters.number("top_p", sampling.topP());
        parameters.number("top_k", sampling.topK());
        parameters.number("seed", sampling.seed());
        parameters.number("frequency_penalty", sampling.frequencyPenalty());
        parameters.number("presence_penalty", sampling.presencePenalty());
        parameters.number("top_logprobs", sampling.logprobs());
        if (!sampling.stop().isEmpty() && parameters.name("stop")) {
            json.writePOJO(sampling.stop());
        }
    }

    private void writeTerms(Terms terms) throws IOException {
        parameters.serviceTier(terms.serviceTier());
        writeMap("metadata", new LinkedHashMap<>(MetadataLimits.kept(terms.metadata(), quirks, parameters)));
    }

    private void writeMap(String name, Map<String, Object> map) throws IOException {
        if (!map.isEmpty() && parameters.name(name)) {
            json.writePOJO(map);
        }
    }
}
