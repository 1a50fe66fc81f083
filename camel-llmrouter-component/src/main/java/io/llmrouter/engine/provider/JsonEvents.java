package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.wire.SseEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Reads the events of a stream whose data are JSON, the same way in every protocol. */
public final class JsonEvents {

    private JsonEvents() {}

    /** What an event means by its JSON; a comment is a sign of life, and what is no JSON ends the stream. */
    public static List<StreamEvent> read(SseEvent event, Function<JsonNode, List<StreamEvent>> meaning) {
        if (event.isComment()) {
            return AnswerPieces.ALIVE;
        }
        try {
            return meaning.apply(ExactJson.tree(event.data()));
        } catch (IOException e) {
            return List.of(Malformed.notJson());
        }
    }
}
