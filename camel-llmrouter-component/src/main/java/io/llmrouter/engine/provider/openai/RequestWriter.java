package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a chat request straight to bytes. */
final class RequestWriter {

    private static final String STREAM_OPTIONS = "stream_options";

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
            return DialectRequest.json(
                            OpenAiDialect.path(quirks.path(), model, stream),
                            stream,
                            out.toByteArray(),
                            writer.parameters.adjustments())
                    .instructing(AnswerForm.of(request.output(), quirks).instructed());
        }
    }

    private void write(ChatRequest request, String model, boolean stream) throws IOException {
        AnswerForm form = AnswerForm.of(request.output(), quirks);
        json.writeStartObject();
        parameters.ours("model", model);
        if (parameters.name("messages")) {
            new MessageWriter(json, quirks).write(request.messages(), form.instruction());
        }
        writeTools(request);
        writeOutput(request.output(), form.kind());
        writeSampling(request.sampling());
        parameters.text("reasoning_effort", word(request.effort()));
        writeTerms(request.terms());
        writeExtra(request.extra(), stream);
        parameters.all(quirks.extra());
        json.writeEndObject();
    }

    /** The protocol has words alone: a budget becomes the one that stands for as much. */
    private static @Nullable String word(ReasoningEffort effort) {
        Integer budget = effort.budgetTokens();
        if (budget == null) {
            return effort.level();
        }
        return budget == 0 ? "none" : budget <= 2048 ? "low" : budget <= 8192 ? "medium" : "high";
    }

    private void writeTools(ChatRequest request) throws IOException {
        List<?> theirs = request.extra().get("tools") instanceof List<?> others ? others : List.of();
        if (request.tools().isEmpty() && theirs.isEmpty()) {
            return;
        }
        if (parameters.name("tools")) {
            json.writeStartArray();
            for (int i = 0; i < request.tools().size(); i++) {
                boolean last = i == request.tools().size() - 1;
                writeTool(request.tools().get(i), last ? request.terms().toolsCache() : null);
            }
            for (Object tool : theirs) {
                json.writePOJO(tool);
            }
            json.writeEndArray();
        }
        ToolChoice choice = request.toolChoice();
        if (choice.mode() == ToolChoice.Mode.AUTO || !parameters.name("tool_choice")) {
            return;
        }
        if (choice.mode() == ToolChoice.Mode.NAMED) {
            Map<String, Object> function = Map.of("name", Objects.requireNonNull(choice.name()));
            json.writePOJO(Map.of("type", "function", "function", function));
        } else {
            json.writeString(choice.mode().name().toLowerCase(Locale.ROOT));
        }
    }

    private void writeTool(ToolSpec tool, @Nullable CacheMark mark) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", tool.name());
        if (!tool.description().isEmpty()) {
            json.writeStringField("description", tool.description());
        }
        if (!tool.parameters().isBlank()) {
            json.writeFieldName("parameters");
            writeJson("tool '" + tool.name() + "': its parameters", tool.parameters());
        }
        if (tool.strict()) {
            json.writeBooleanField("strict", true);
        }
        json.writeEndObject();
        String cacheField = quirks.rename().get(MessageWriter.CACHE);
        if (mark != null && cacheField != null) {
            CacheField.write(json, cacheField, mark);
        }
        json.writeEndObject();
    }

    private void writeOutput(OutputFormat output, AnswerForm.Kind form) throws IOException {
        boolean asked = form == AnswerForm.Kind.NATIVE || form == AnswerForm.Kind.OBJECT;
        if (!asked || !parameters.name(AnswerForm.FORMAT)) {
            return;
        }
        json.writeStartObject();
        if (output.kind() == OutputFormat.Kind.JSON || form == AnswerForm.Kind.OBJECT) {
            json.writeStringField("type", "json_object");
        } else {
            json.writeStringField("type", "json_schema");
            json.writeObjectFieldStart("json_schema");
            json.writeStringField("name", Objects.requireNonNull(output.name()));
            if (output.description() != null) {
                json.writeStringField("description", output.description());
            }
            json.writeBooleanField("strict", output.strict());
            json.writeFieldName("schema");
            writeJson("output '" + output.name() + "': its schema", Objects.requireNonNull(output.schema()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeSampling(Sampling sampling) throws IOException {
        parameters.number("temperature", sampling.temperature());
        parameters.number("top_p", sampling.topP());
        parameters.number("max_tokens", sampling.maxTokens());
        parameters.number("seed", sampling.seed());
        List<String> stop = sampling.stop();
        if (!stop.isEmpty() && parameters.name("stop")) {
            json.writePOJO(stop);
        }
        parameters.number("top_k", sampling.topK());
        parameters.number("frequency_penalty", sampling.frequencyPenalty());
        parameters.number("presence_penalty", sampling.presencePenalty());
        Integer others = sampling.logprobs();
        if (others != null && parameters.name("logprobs")) {
            json.writeBoolean(true);
            parameters.number("top_logprobs", others == 0 ? null : others);
        }
    }

    private void writeTerms(Terms terms) throws IOException {
        parameters.text("service_tier", terms.serviceTier());
        if (!terms.metadata().isEmpty() && parameters.name("metadata")) {
            json.writePOJO(terms.metadata());
        }
    }

    /** {@code stream_options} is refused by providers where there is no stream. */
    private void writeExtra(Map<String, Object> extra, boolean stream) throws IOException {
        Map<String, Object> rest = new LinkedHashMap<>(extra);
        Object given = rest.remove(STREAM_OPTIONS);
        rest.remove("stream");
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

    private void writeJson(String what, String text) throws IOException {
        try (JsonParser parser = Json.mapper().getFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw UnmappedContent.invalid(what + ": nothing instead of JSON");
            }
            json.copyCurrentStructure(parser);
        } catch (JsonProcessingException e) {
            throw UnmappedContent.invalid(what + ": not JSON: " + e.getOriginalMessage());
        }
    }
}
