package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.JsonEvents;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a streamed answer. Only {@code message_stop} makes it whole; events of other types are passed
 * over, as the API asks of its readers.
 */
final class StreamDecoder implements ChatStreamDecoder {

    private final AnthropicErrors errors;
    private final StreamBlocks blocks = new StreamBlocks();
    private final ObjectNode usage = Json.mapper().createObjectNode();
    private final ExtraFields extra = new ExtraFields();
    private boolean started;
    private @Nullable String stopWord;
    private JsonNode stopDetails = MissingNode.getInstance();

    StreamDecoder(AnthropicErrors errors) {
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
        if (AnthropicErrors.isError(event)) {
            return List.of(new StreamEvent.Failed(errors.inside(event)));
        }
        return switch (event.path("type").asText("")) {
            case "message_start" -> start(event.path("message"));
            case "content_block_start" -> blocks.start(event);
            case "content_block_delta" -> blocks.delta(event);
            case "content_block_stop" -> blocks.stop(event);
            case "message_delta" -> messageDelta(event);
            case "message_stop" -> stop();
            case "ping" -> List.of(new StreamEvent.Ping());
            default -> List.of();
        };
    }

    private List<StreamEvent> start(JsonNode message) {
        started = true;
        blocks.of(message.path("model").asText(""));
        List<StreamEvent> events = new ArrayList<>(2);
        events.add(new StreamEvent.Started(
                message.path("id").asText(""), message.path("model").asText("")));
        extra.keep(message, ResponseReader.NAMED);
        usage(message.path("usage"), events);
        return events;
    }

    private List<StreamEvent> messageDelta(JsonNode event) {
        String word = event.path("delta").path("stop_reason").textValue();
        stopWord = word == null ? stopWord : word;
        JsonNode details = event.path("delta").path("stop_details");
        stopDetails = details.isObject() ? details : stopDetails;
        extra.keep(event.path("delta"), ResponseReader.NAMED);
        List<StreamEvent> events = new ArrayList<>(1);
        usage(event.path("usage"), events);
        return events;
    }

    /** Later reports are totals, too, but may leave out what did not change. */
    private void usage(JsonNode more, List<StreamEvent> events) {
        if (more.isObject()) {
            more.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    usage.set(field.getKey(), field.getValue());
                }
            });
            events.add(new StreamEvent.UsageReported(UsageReader.read(usage)));
        }
    }

    private List<StreamEvent> stop() {
        List<StreamEvent> events = new ArrayList<>(2);
        StreamEvent last = last();
        if (last.kind() == StreamEvent.Kind.FINISHED) {
            extra.addTo(events);
        }
        events.add(last);
        return events;
    }

    private StreamEvent last() {
        if (!started) {
            return Malformed.withoutAnswer();
        }
        FinishReason reason = StopReasons.of(stopWord, blocks.haveToolCalls());
        if (reason == FinishReason.CONTENT_FILTER && blocks.areSilent()) {
            return new StreamEvent.Failed(AnthropicErrors.refused(stopDetails));
        }
        return new StreamEvent.Finished(reason, stopWord);
    }
}
