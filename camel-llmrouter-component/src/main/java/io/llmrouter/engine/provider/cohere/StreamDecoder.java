package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
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
import org.jspecify.annotations.Nullable;

/** Reads the events of a streamed answer. Only {@code message-end} makes it whole; others than those known are passed over. */
final class StreamDecoder implements ChatStreamDecoder {

    private static final String MESSAGE = "message";
    private static final String LOGPROBS = "logprobs";

    private final CohereErrors errors;
    private final StreamParts parts = new StreamParts();
    private boolean started;

    StreamDecoder(CohereErrors errors) {
        this.errors = errors;
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        return JsonEvents.read(event, errors::inside, this::read);
    }

    @Override
    public List<StreamEvent> end() {
        return List.of(Malformed.brokenOff(started));
    }

    private List<StreamEvent> read(JsonNode event) {
        if (CohereErrors.isError(event)) {
            return List.of(new StreamEvent.Failed(errors.inside(event)));
        }
        JsonNode message = event.path("delta").path(MESSAGE);
        return switch (event.path("type").asText("")) {
            case "message-start" -> start(event);
            case "content-start" -> parts.content(event.path("index").asInt(0), message.path("content"), true);
            case "content-delta" -> piece(event, message.path("content"));
            case "content-end" -> parts.contentEnd(event.path("index").asInt(0));
            case "citation-start" -> citation(message.path(ResponseReader.CITATIONS));
            case "tool-plan-delta" -> parts.plan(message.path("tool_plan").asText(""));
            case "tool-call-start" -> parts.call(event.path("index").asInt(0), message.path("tool_calls"));
            case "tool-call-delta" -> parts.arguments(event.path("index").asInt(0), message.path("tool_calls"));
            case "tool-call-end" -> parts.callEnd(event.path("index").asInt(0));
            case "message-end" -> stop(event);
            default -> List.of(new StreamEvent.Ping());
        };
    }

    /** Each piece has an object of log probabilities, where a whole answer has a list of them. */
    private List<StreamEvent> piece(JsonNode event, JsonNode content) {
        List<StreamEvent> events = parts.content(event.path("index").asInt(0), content, false);
        JsonNode odds = event.path(LOGPROBS);
        if (!odds.isObject()) {
            return events;
        }
        List<StreamEvent> both = new ArrayList<>(events);
        both.add(new StreamEvent.Extra(Map.of(LOGPROBS, List.of(ExactJson.plain(odds)))));
        return both;
    }

    private List<StreamEvent> start(JsonNode event) {
        started = true;
        return List.of(new StreamEvent.Started(event.path("id").asText(""), ""));
    }

    private static List<StreamEvent> citation(JsonNode citation) {
        return citation.isObject()
                ? List.of(new StreamEvent.Extra(Map.of(ResponseReader.CITATIONS, List.of(ExactJson.plain(citation)))))
                : List.of(new StreamEvent.Ping());
    }

    private List<StreamEvent> stop(JsonNode event) {
        JsonNode delta = event.path("delta");
        if (!started) {
            return List.of(Malformed.withoutAnswer());
        }
        List<StreamEvent> events = new ArrayList<>(3);
        events.addAll(parts.planEnd());
        ExtraFields extra = new ExtraFields();
        extra.keep(delta, ResponseReader.NAMED);
        extra.addTo(events);
        if (delta.path("usage").isObject()) {
            events.add(new StreamEvent.UsageReported(UsageReader.read(delta.path("usage"))));
        }
        @Nullable String word = delta.path("finish_reason").textValue();
        events.add(failure(delta, word)
                .<StreamEvent>map(StreamEvent.Failed::new)
                .orElseGet(() -> new StreamEvent.Finished(FinishReasons.of(word, parts.haveToolCalls()), word)));
        return events;
    }

    /** Why there is no answer; the provider's own words tell more than its word for them. */
    private Optional<Failure> failure(JsonNode delta, @Nullable String word) {
        boolean told = !delta.path("error").asText("").isBlank();
        return FinishReasons.failure(word, parts.areSilent())
                .map(failure -> told && failure.kind() == FailureKind.SERVER_ERROR ? errors.inside(delta) : failure);
    }
}
