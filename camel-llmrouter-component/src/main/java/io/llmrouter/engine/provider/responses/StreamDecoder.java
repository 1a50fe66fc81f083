package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.JsonEvents;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.openai.OpenAiErrors;
import io.llmrouter.engine.wire.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the events of a streamed answer. Only {@code response.completed} and {@code response.incomplete} make it whole;
 * events of other types are signs of life.
 */
final class StreamDecoder implements ChatStreamDecoder {

    private final OpenAiErrors errors;
    private final StreamItems items = new StreamItems();
    private boolean started;

    StreamDecoder(OpenAiErrors errors) {
        this.errors = errors;
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        return event.data().strip().equals("[DONE]")
                ? AnswerPieces.ALIVE
                : JsonEvents.read(event, errors::inside, this::read);
    }

    @Override
    public List<StreamEvent> end() {
        return List.of(Malformed.brokenOff(started));
    }

    private List<StreamEvent> read(JsonNode event) {
        String type = event.path("type").asText("");
        if (type.equals("error") || OpenAiErrors.isError(event)) {
            return List.of(new StreamEvent.Failed(errors.inside(event)));
        }
        List<StreamEvent> events = new ArrayList<>(2);
        switch (type) {
            case "response.created", "response.queued", "response.in_progress" -> start(event.path("response"), events);
            case "response.failed" -> events.add(new StreamEvent.Failed(errors.inside(event.path("response"))));
            case "response.cancelled" -> events.add(cancelled(event.path("response")));
            case "response.completed", "response.incomplete" -> {
                start(event.path("response"), events);
                JsonNode response = items.completed(event.path("response"), events);
                finish(response, type.substring(type.indexOf('.') + 1), events);
            }
            default -> items.read(type, event, events);
        }
        return events.isEmpty() ? AnswerPieces.ALIVE : events;
    }

    private void start(JsonNode response, List<StreamEvent> events) {
        if (!started) {
            started = true;
            items.of(response.path("model").asText(""));
            events.add(new StreamEvent.Started(
                    response.path("id").asText(""), response.path("model").asText("")));
        }
    }

    private StreamEvent cancelled(JsonNode response) {
        Optional<Failure> missing = OpenAiErrors.isError(response) ? Optional.empty() : Ending.missing(response);
        return new StreamEvent.Failed(missing.orElseGet(() -> errors.inside(response)));
    }

    private void finish(JsonNode response, String status, List<StreamEvent> events) {
        if (response.path("usage").isObject()) {
            events.add(new StreamEvent.UsageReported(UsageReader.read(response)));
        }
        Map<String, Object> extra = ResponseReader.extraOf(errors, response);
        if (!extra.isEmpty()) {
            events.add(new StreamEvent.Extra(extra));
        }
        Ending ending = Ending.of(response, status, items.refused(), items.haveToolCalls());
        Optional<Failure> empty = items.areSilent() ? Ending.empty(ending, response) : Optional.empty();
        events.add(empty.<StreamEvent>map(StreamEvent.Failed::new)
                .orElseGet(() -> new StreamEvent.Finished(ending.reason(), ending.word())));
    }
}
