package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EffortWords;
import io.llmrouter.engine.provider.JsonBody;
import io.llmrouter.engine.provider.ParameterWriter;
import io.llmrouter.engine.provider.ToolParameters;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.anthropic.CarriedFields;
import io.llmrouter.engine.wire.Framing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a chat request in this protocol as bytes. For one request and one thread. */
final class RequestWriter {

    private static final String OPTIONS = "options";
    private static final String FORMAT = "format";
    /** Fields beside the options that requests have no name for. */
    private static final Set<String> NAMED = Set.of("keep_alive", "think", FORMAT, "truncate", "shift");

    private final JsonGenerator json;
    private final ParameterWriter parameters;
    private final Quirks quirks;

    private RequestWriter(JsonGenerator json, ParameterWriter parameters, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
        this.parameters = parameters;
    }

    static DialectRequest write(ChatRequest request, String model, Quirks quirks, boolean stream) throws IOException {
        boolean offered = offersTools(request);
        AnswerForm form = AnswerForm.of(request, quirks, means(offered, quirks));
        List<ToolSpec> tools = offered ? request.tools() : List.of();
        return JsonBody.write(quirks, (json, parameters) -> new RequestWriter(json, parameters, quirks)
                        .write(request, model, tools, form, stream))
                .request(quirks.path(), stream, Framing.JSON_LINES)
                .asking(form);
    }

    /** The format excludes tools, and no tool can be demanded. */
    private static AnswerForm.Means means(boolean tools, Quirks quirks) {
        boolean format = !tools && !quirks.drop().contains(FORMAT);
        return new AnswerForm.Means(format, format, false);
    }

    private void write(ChatRequest request, String model, List<ToolSpec> tools, AnswerForm form, boolean stream)
            throws IOException {
        json.writeStartObject();
        parameters.text("model", model);
        // What is not said is a stream.
        if (parameters.name("stream")) {
            json.writeBoolean(stream);
        }
        if (parameters.name("messages")) {
            new MessageWriter(json).write(form.told(request.messages()));
        }
        if (!tools.isEmpty() && parameters.name("tools")) {
            json.writeStartArray();
            for (ToolSpec tool : tools) {
                writeTool(tool);
            }
            json.writeEndArray();
        }
        writeFormat(form);
        writePlain("think", think(request.effort(), quirks.knownAs(model)));
        Map<String, Object> others = CarriedFields.of(request.extra());
        writeOptions(request, model, others);
        writeLogprobs(request.sampling().logprobs());
        parameters.without("metadata", request.terms().metadata());
        parameters.without("service_tier", request.terms().serviceTier());
        parameters.all(named(others));
        parameters.all(named(quirks.extra()));
        // What is too long is else cut, and answered as if it were whole.
        parameters.ours("truncate", false);
        json.writeEndObject();
    }

    private static boolean offersTools(ChatRequest request) {
        ToolChoice.Mode mode = request.toolChoice().mode();
        boolean must = mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED;
        if (must && !request.tools().isEmpty()) {
            throw UnmappedContent.unsupported("toolChoice: this protocol cannot demand a call; leave it to the model");
        }
        return mode == ToolChoice.Mode.AUTO && !request.tools().isEmpty();
    }

    private void writeFormat(AnswerForm form) throws IOException {
        boolean held = form.is(AnswerForm.Kind.NATIVE);
        if ((held || form.is(AnswerForm.Kind.OBJECT)) && parameters.name(FORMAT)) {
            json.writePOJO(held && form.schema() != null ? form.schema() : "json");
        }
    }

    private void writeTool(ToolSpec tool) throws IOException {
        JsonNode schema = ToolParameters.orAnyObject(tool);
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", tool.name());
        if (!tool.description().isEmpty()) {
            json.writeStringField("description", tool.description());
        }
        json.writePOJOField("parameters", schema);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Only gpt-oss knows efforts; it cannot be kept from thinking. */
    static @Nullable Object think(ReasoningEffort effort, String model) {
        if (!effort.isGiven()) {
            return null;
        }
        if (!model.contains("gpt-oss")) {
            return effort.asks();
        }
        Integer budget = effort.budgetTokens();
        if (budget != null) {
            return EffortWords.ofTokens(budget);
        }
        return switch (String.valueOf(effort.level())) {
            case "none", "minimal", "low" -> "low";
            case "medium", "default" -> "medium";
            default -> "high";
        };
    }

    private static Map<String, Object> named(Map<String, Object> extra) {
        Map<String, Object> named = new LinkedHashMap<>(extra);
        named.keySet().retainAll(NAMED);
        return named;
    }

    /** The fields that are options of the model, whether they stand in {@code options} or beside it. */
    private static Map<String, Object> options(Map<String, Object> extra) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (extra.get(OPTIONS) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        extra.forEach((name, value) -> {
            if (!NAMED.contains(name) && !name.equals(OPTIONS)) {
                options.put(name, value);
            }
        });
        return options;
    }

    private void writeOptions(ChatRequest request, String model, Map<String, Object> others) throws IOException {
        if (!parameters.name(OPTIONS)) {
            return;
        }
        Sampling sampling = request.sampling();
        ParameterWriter options = new ParameterWriter(json, quirks);
        json.writeStartObject();
        options.number("temperature", sampling.temperature());
        options.number("top_p", sampling.topP());
        options.number("top_k", sampling.topK());
        options.number("num_predict", sampling.maxTokens());
        options.number("seed", sampling.seed());
        if (!sampling.stop().isEmpty() && options.name("stop")) {
            json.writePOJO(sampling.stop());
        }
        options.number("frequency_penalty", sampling.frequencyPenalty());
        options.number("presence_penalty", sampling.presencePenalty());
        options.all(options(others));
        options.all(options(quirks.extra()));
        OptionalLong size = ContextSize.of(request, model, quirks.card().contextWindow());
        if (size.isPresent()) {
            options.ours("num_ctx", size.getAsLong());
        }
        options.adjustments().forEach(parameters::adjusts);
        json.writeEndObject();
    }

    private void writeLogprobs(@Nullable Integer alternatives) throws IOException {
        if (alternatives != null && parameters.name("logprobs")) {
            json.writeBoolean(true);
            parameters.number("top_logprobs", alternatives == 0 ? null : alternatives);
        }
    }

    private void writePlain(String name, @Nullable Object value) throws IOException {
        if (value != null && parameters.name(name)) {
            json.writePOJO(value);
        }
    }
}
