package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.wire.SseEvent;
import java.util.List;

/**
 * Turns the events of one stream, in their order, into the engine's. For one thread. Once it has told a
 * {@code FINISHED} or {@code FAILED} it is not asked again.
 */
public interface ChatStreamDecoder {

    /** What an event means; may be nothing. */
    List<StreamEvent> read(SseEvent event);

    /** What it means that the stream ends here: the last event, and before it what was held back. */
    List<StreamEvent> end();
}
