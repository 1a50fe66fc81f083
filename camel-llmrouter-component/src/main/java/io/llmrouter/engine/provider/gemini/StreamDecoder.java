package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.JsonEvents;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a streamed answer, whose events are answers that hold what is new. A finish reason together with the usage makes
 * it whole; a finish reason alone does so when the stream ends.
 */
final class StreamDecoder implements ChatStreamDecoder {

    private final GeminiErrors errors;
    private boolean started;
    private boolean spoke;
    private final ExtraFields extra = new ExtraFields();
    private int calls;
    private long searches;
    private String responseId = "";
    private @Nullable String finishWord;

    StreamDecoder(GeminiErrors errors) {
        this.errors = errors;
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        return JsonEvents.read(event, errors::inside, this::chunk);
    }

    @Override
    public List<StreamEvent> end() {
        if (finishWord != null) {
            List<StreamEvent> events = new ArrayList<>(2);
            finish(events);
            return events;
        }
        return List.of(Malformed.brokenOff(started));
    }

    private List<StreamEvent> chunk(JsonNode chunk) {
        if (GeminiErrors.isError(chunk)) {
            return List.of(new StreamEvent.Failed(errors.inside(chunk)));
        }
        if (chunk.at("/promptFeedback/blockReason").isTextual()) {
            return List.of(new StreamEvent.Failed(GeminiErrors.blocked(chunk.path("promptFeedback"))));
        }
        List<StreamEvent> events = new ArrayList<>(3);
        start(chunk, events);
        JsonNode candidate = first(chunk.path("candidates"));
        candidate.at("/content/parts").forEach(part -> part(part, events));
        searches = Math.max(searches, UsageReader.searches(candidate));
        extras(chunk, candidate, events);
        boolean counted = usage(chunk, events);
        if (candidate.path("finishReason").isTextual()) {
            finishWord = candidate.path("finishReason").textValue();
            if (counted) {
                finish(events);
            }
        }
        if (events.isEmpty()) {
            events.add(new StreamEvent.Ping());
        }
        return events;
    }

    private void start(JsonNode chunk, List<StreamEvent> events) {
        if (!started && (chunk.has("candidates") || chunk.has("responseId"))) {
            started = true;
            responseId = chunk.path("responseId").asText("");
            events.add(new StreamEvent.Started(
                    responseId, chunk.path("modelVersion").asText("")));
        }
    }

    /** Only the first candidate is read; pieces of others are passed over. */
    private static JsonNode first(JsonNode candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate.path("index").asInt(0) == 0) {
                return candidate;
            }
        }
        return candidates.path(Integer.MAX_VALUE);
    }

    /** Probabilities and sources go on from piece to piece; of the others the latest holds. */
    private void extras(JsonNode chunk, JsonNode candidate, List<StreamEvent> events) {
        for (String name : ResponseReader.LISTS) {
            ExtraFields.piece(name, candidate.path(name)).ifPresent(events::add);
        }
        extra.keep(chunk, ResponseReader.NAMED);
        extra.keep(candidate, ResponseReader.TOLD);
        extra.keep(ResponseReader.billed(chunk), Set.of());
    }

    private void part(JsonNode part, List<StreamEvent> events) {
        String text = part.path("text").asText("");
        if (Parts.isAnswer(part)) {
            spoke = true;
            events.add(new StreamEvent.TextDelta(Parts.arguments(part.path("functionCall"))));
        } else if (part.path("functionCall").isObject()) {
            seal(part, Parts.CALL + calls, events);
            ToolCall call = Parts.call(part.path("functionCall"), responseId, calls);
            events.add(new StreamEvent.ToolCallDelta(calls, call.id(), call.name(), call.arguments()));
            calls++;
        } else if (part.path("thought").asBoolean(false)) {
            String signature = Parts.signature(part, Parts.THOUGHT);
            if (!text.isEmpty() || signature != null) {
                events.add(new StreamEvent.ReasoningDelta(text, signature));
            }
        } else {
            if (!text.isEmpty()) {
                spoke = true;
                events.add(new StreamEvent.TextDelta(text));
            }
            spoke |= part.path("inlineData").isObject();
            other(part, events);
            seal(part, Parts.PART, events);
        }
    }

    /** Images are told as OpenRouter does it, what else the model did as it came. */
    private static void other(JsonNode part, List<StreamEvent> events) {
        JsonNode data = part.path("inlineData");
        if (data.isObject()) {
            Content.Media media = Parts.media(data);
            Object told = Map.of("type", "image_url", "image_url", Map.of("url", media.address()));
            String name = media.mediaType().startsWith("image/") ? "images" : "media";
            events.add(new StreamEvent.Extra(Map.of(name, List.of(told))));
        } else if (!part.path("text").isTextual()) {
            events.add(new StreamEvent.Extra(Map.of(ResponseReader.OTHER_PARTS, List.of(ExactJson.plain(part)))));
        }
    }

    private static void seal(JsonNode part, String place, List<StreamEvent> events) {
        String signature = Parts.signature(part, place);
        if (signature != null) {
            events.add(new StreamEvent.ReasoningDelta("", signature));
        }
    }

    private boolean usage(JsonNode chunk, List<StreamEvent> events) {
        boolean counted = chunk.at("/usageMetadata/promptTokenCount").isNumber();
        if (counted) {
            Usage usage = UsageReader.read(chunk.path("usageMetadata"));
            events.add(new StreamEvent.UsageReported(usage.with(usage.units().withSearches(searches))));
        }
        return counted;
    }

    private void finish(List<StreamEvent> events) {
        StreamEvent last = last();
        if (last.kind() == StreamEvent.Kind.FINISHED) {
            extra.addTo(events);
        }
        events.add(last);
    }

    private StreamEvent last() {
        Optional<Failure> failure = spoke || calls > 0 ? Optional.empty() : FinishReasons.failure(finishWord);
        return failure.<StreamEvent>map(StreamEvent.Failed::new)
                .orElseGet(() -> new StreamEvent.Finished(FinishReasons.of(finishWord, calls > 0), finishWord));
    }
}
