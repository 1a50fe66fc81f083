package io.llmrouter.engine.provider.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerEvents;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.wire.FrameReader;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads an answer, or mostly an error, that came as plain JSON where a stream was announced. Some servers put it into a
 * list, of which the first counts. Stateless.
 */
final class UnframedAnswer {

    private UnframedAnswer() {}

    /** What a stream tells that ended without an event; empty if what came instead is no JSON. */
    static Optional<List<StreamEvent>> in(FrameReader events, ChatDialect dialect) {
        String text = events.unframed();
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode root = Json.mapper().readTree(text);
            return root.isContainerNode()
                    ? Optional.of(told(root.isArray() ? root.path(0).toString() : text, dialect))
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static List<StreamEvent> told(String json, ChatDialect dialect) {
        return dialect.decode(json.getBytes(StandardCharsets.UTF_8))
                .fold(AnswerEvents::of, failure -> List.of(new StreamEvent.Failed(failure)));
    }
}
