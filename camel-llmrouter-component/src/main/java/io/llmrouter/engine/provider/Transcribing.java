package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.TranscribeResponse;
import io.llmrouter.engine.model.TranscribeResponse.Segment;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;
import io.llmrouter.engine.wire.Multipart;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Transcribing as OpenAI has it (https://platform.openai.com/docs/api-reference/audio/createTranscription) and others
 * after it: Groq, Mistral, Cohere, vLLM. The sound goes out as a form. An answer is JSON, with times where
 * {@code response_format} asks for them, or else plain text. Stateless and thread-safe.
 *
 * @param errors finds an error where an answer should be
 */
public record Transcribing(Function<JsonNode, Optional<Failure>> errors)
        implements OperationDialect<TranscribeRequest, TranscribeResponse> {

    private static final Set<String> NAMED = Set.of("model", "text", "language", "usage");

    @Override
    public Class<TranscribeRequest> requestType() {
        return TranscribeRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(TranscribeRequest request, String model, Quirks quirks) {
        String guessed = URLConnection.guessContentTypeFromName(request.fileName());
        String mediaType = guessed == null ? "application/octet-stream" : guessed;
        Multipart form = new Multipart().file("file", request.audio(), mediaType, request.fileName());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("language", request.language());
        fields.put("prompt", request.prompt());
        request.extra().forEach(fields::putIfAbsent);
        List<String> adjustments = new ArrayList<>();
        fields.forEach((name, value) -> {
            String theirs = quirks.drop().contains(name) ? "" : quirks.rename().getOrDefault(name, name);
            if (value != null && theirs.isEmpty()) {
                adjustments.add("drops " + name);
            } else if (value != null) {
                List<?> all = value instanceof List<?> list ? list : List.of(value);
                all.forEach(each -> form.field(theirs, String.valueOf(each)));
            }
        });
        Multipart.Body body = form.body();
        Map<String, String> headers = Map.of("Content-Type", body.contentType(), "Accept", "application/json");
        String path = OperationBody.path(Operation.TRANSCRIBE, model, quirks);
        return Outcome.answered(new DialectRequest(path, headers, body.bytes(), adjustments));
    }

    @Override
    public Outcome<TranscribeResponse> decode(TranscribeRequest request, ReceivedBody body) {
        if (body.mediaType().startsWith("text/") && !body.mediaType().equals("text/event-stream")) {
            String text = new String(body.bytes(), StandardCharsets.UTF_8).strip();
            return Outcome.answered(new TranscribeResponse("", text, null, List.of(), Usage.estimated(0, 0)));
        }
        return body.read(errors, Transcribing::read);
    }

    private static Outcome<TranscribeResponse> read(JsonNode root) {
        if (!root.path("text").isTextual()) {
            return Malformed.answer("it has no text");
        }
        List<Segment> segments = new ArrayList<>();
        root.path("segments").forEach(each -> segments.add(segment(each)));
        return Outcome.answered(new TranscribeResponse(
                root.path("model").asText(""),
                root.path("text").asText(),
                root.path("language").textValue(),
                segments,
                usage(root),
                ExtraFields.of(root, NAMED)));
    }

    private static Segment segment(JsonNode each) {
        return new Segment(
                seconds(each.path("start")),
                seconds(each.path("end")),
                each.path("text").asText(""),
                each.path("speaker").textValue());
    }

    private static Duration seconds(JsonNode number) {
        return Duration.ofMillis(Math.round(number.asDouble(0) * 1000));
    }

    /** Tokens, or the sound's length: said as usage, or beside the text. */
    private static Usage usage(JsonNode root) {
        JsonNode usage = root.path("usage");
        JsonNode seconds = usage.has("seconds") ? usage.path("seconds") : root.path("duration");
        long input = Counts.of(usage, "input_tokens", "prompt_tokens");
        long output = Counts.of(usage, "output_tokens", "completion_tokens");
        long audio = Counts.of(usage.at("/input_token_details/audio_tokens"));
        long millis = Math.max(0, seconds(seconds).toMillis());
        Units units = UsageUnits.read(usage, usage.path("service_tier")).withAudio(millis);
        if ((input | output) == 0) {
            return Usage.estimated(0, 0).with(units);
        }
        return new Usage(input, 0, 0, 0, Math.min(audio, input), 0, output, 0, 0, Usage.Source.REPORTED, units);
    }
}
