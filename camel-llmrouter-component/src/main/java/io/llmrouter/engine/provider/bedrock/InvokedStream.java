package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Unwraps the events of {@code InvokeModelWithResponseStream}: each {@code chunk} holds one event of the maker's own
 * protocol as base64. Exceptions end the stream.
 */
final class InvokedStream implements ChatStreamDecoder {

    private static final String CHUNK = "chunk";

    private final BedrockErrors errors;
    private final ChatStreamDecoder inner;

    InvokedStream(BedrockErrors errors, ChatStreamDecoder inner) {
        this.errors = errors;
        this.inner = inner;
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        String failed = StreamDecoder.exception(event.type());
        if (failed != null) {
            return List.of(new StreamEvent.Failed(errors.inside(failed, event.data())));
        }
        if (!event.type().equals(CHUNK)) {
            return List.of(new StreamEvent.Ping());
        }
        try {
            byte[] bytes = Json.mapper().readTree(event.data()).path("bytes").binaryValue();
            return bytes == null
                    ? nothing()
                    : inner.read(new SseEvent("message", new String(bytes, StandardCharsets.UTF_8), ""));
        } catch (IOException e) {
            return nothing();
        }
    }

    private static List<StreamEvent> nothing() {
        return List.of(new StreamEvent.Failed(
                Failure.of(FailureKind.MALFORMED_RESPONSE, "the stream ended with a chunk that holds no event")));
    }

    @Override
    public List<StreamEvent> end() {
        return inner.end();
    }
}
