package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.SseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Reads the events of a stream whose data are JSON, the same way in every protocol. */
public final class JsonEvents {

    /** The name of events that tell an error, whatever their data look like. */
    private static final String ERROR = "error";

    private JsonEvents() {}

    /**
     * What an event means by its JSON; a comment is a sign of life, and what is no JSON ends the stream. So does an event
     * that is named an error.
     *
     * @param error what an error means, be it JSON or a plain text
     */
    public static List<StreamEvent> read(
            SseEvent event, Function<JsonNode, Failure> error, Function<JsonNode, List<StreamEvent>> meaning) {
        if (event.isComment()) {
            return AnswerPieces.ALIVE;
        }
        if (event.type().equals(ERROR)) {
            JsonNode told = ErrorBody.tree(event.data().getBytes(StandardCharsets.UTF_8));
            return List.of(new StreamEvent.Failed(error.apply(told)));
        }
        try {
            return meaning.apply(ExactJson.tree(event.data()));
        } catch (IOException e) {
            return List.of(Malformed.notJson());
        }
    }
}
