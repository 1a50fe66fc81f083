package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a chat request straight to bytes. */
final class RequestWriter {

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;

    private RequestWriter(JsonGenerator json, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
        this.parameters = new ParameterWriter(json, quirks);
    }

    static DialectRequest write(ChatRequest request, String model, Quirks quirks, boolean stream) throws IOException {
        try (ByteArrayBuilder out = new ByteArrayBuilder(2048)) {
            RequestWriter writer;
            try (JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
                writer = new RequestWriter(json, quirks);
                writer.write(request, model, stream);
            }
            return DialectRequest.json(quirks.path(), stream, out.toByteArray(), writer.parameters.adjustments());
        }
    }

    private void write(ChatRequest request, String model, boolean stream) throws IOException {
        CarriedFields carried = new CarriedFields(request, quirks);
        json.writeStartObject();
        parameters.text("model", model);
        InputWriter input = new InputWriter(json, carried.isStored(), ModelName.marksCache(model));
        String instructions = InputWriter.instructions(request.messages());
        boolean apart = !instructions.isEmpty() && parameters.name("instructions");
        if (apart) {
            json.writeString(instructions);
        }
        if (parameters.name("input")) {
            input.write(request.messages(), apart);
        }
        new ToolWriter(json, parameters).write(request);
        writeMap("text", text(request.output(), carried));
        writeMap("reasoning", carried.reasoning());
        writeSampling(request.sampling());
        writeTerms(request.terms());
        List<Object> include = carried.include(model);
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

    private static Map<String, Object> text(OutputFormat output, CarriedFields carried) {
        Map<String, Object> text = new LinkedHashMap<>(carried.text());
        Map<String, Object> format = new LinkedHashMap<>();
        if (output.kind() == OutputFormat.Kind.JSON) {
            format.put("type", "json_object");
        } else if (output.kind() == OutputFormat.Kind.SCHEMA) {
            String what = "output '" + output.name() + "': its schema";
            format.put("type", "json_schema");
            format.put("name", Objects.requireNonNull(output.name()));
            if (output.description() != null) {
                format.put("description", output.description());
            }
            format.put("schema", ExactJson.part(what, Objects.requireNonNull(output.schema())));
            format.put("strict", output.strict());
        }
        if (!format.isEmpty()) {
            text.put("format", format);
        }
        return text;
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
        parameters.text("service_tier", terms.serviceTier());
        writeMap("metadata", new LinkedHashMap<>(terms.metadata()));
    }

    private void writeMap(String name, Map<String, Object> map) throws IOException {
        if (!map.isEmpty() && parameters.name(name)) {
            json.writePOJO(map);
        }
    }
}
