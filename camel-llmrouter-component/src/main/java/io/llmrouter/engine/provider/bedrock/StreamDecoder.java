package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.EventStreamReader;
import io.llmrouter.engine.wire.SseEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a streamed answer. {@code messageStop} makes it whole, {@code metadata} with the usage follows it
 * and is the last. Events with other names are passed over.
 */
final class StreamDecoder implements ChatStreamDecoder {

    private final BedrockErrors errors;
    private final StreamBlocks blocks = new StreamBlocks();
    private final ExtraFields extra = new ExtraFields();
    private boolean started;
    private boolean stopped;
    private @Nullable String stopWord;

    StreamDecoder(BedrockErrors errors) {
        this.errors = errors;
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        String failed = exception(event.type());
        if (failed != null) {
            return List.of(new StreamEvent.Failed(errors.inside(failed, event.data())));
        }
        try {
            return read(event.type(), ExactJson.tree(event.data()));
        } catch (IOException e) {
            return List.of(Malformed.notJson());
        }
    }

    /** The name of the exception that an event is; null when it is none. */
    static @Nullable String exception(String type) {
        if (type.startsWith(EventStreamReader.EXCEPTION)) {
            return type.substring(EventStreamReader.EXCEPTION.length());
        }
        return type.startsWith(EventStreamReader.ERROR) ? type.substring(EventStreamReader.ERROR.length()) : null;
    }

    @Override
    public List<StreamEvent> end() {
        if (stopped) {
            List<StreamEvent> events = new ArrayList<>(2);
            finish(events);
            return events;
        }
        return List.of(Malformed.brokenOff(started));
    }

    private List<StreamEvent> read(String type, JsonNode event) {
        return switch (type) {
            case "messageStart" -> start();
            case "contentBlockStart" -> blocks.start(event);
            case "contentBlockDelta" -> blocks.delta(event);
            case "contentBlockStop" -> blocks.stop(event);
            case "messageStop" -> stop(event);
            case "metadata" -> metadata(event);
            default -> List.of(new StreamEvent.Ping());
        };
    }

    private List<StreamEvent> start() {
        started = true;
        return List.of(new StreamEvent.Started("", ""));
    }

    private List<StreamEvent> stop(JsonNode event) {
        stopped = true;
        stopWord = event.path("stopReason").textValue();
        extra.keep(event, ResponseReader.NAMED);
        return List.of(new StreamEvent.Ping());
    }

    private List<StreamEvent> metadata(JsonNode event) {
        List<StreamEvent> events = new ArrayList<>(2);
        if (event.path("usage").isObject()) {
            events.add(new StreamEvent.UsageReported(UsageReader.read(event)));
        }
        extra.keep(event, ResponseReader.NAMED);
        if (stopped) {
            finish(events);
        }
        return events;
    }

    private void finish(List<StreamEvent> events) {
        StreamEvent last = last();
        if (last.kind() == StreamEvent.Kind.FINISHED) {
            extra.addTo(events);
        }
        events.add(last);
    }

    private StreamEvent last() {
        return StopReasons.failure(stopWord, blocks.areSilent())
                .<StreamEvent>map(StreamEvent.Failed::new)
                .orElseGet(() -> new StreamEvent.Finished(StopReasons.of(stopWord, blocks.haveToolCalls()), stopWord));
    }
}
