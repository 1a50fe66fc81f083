package io.llmrouter.engine.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the events of a streamed answer as they arrive, whatever frames them. Blocks; for one thread. */
public interface FrameReader {

    /**
     * The next event, or null at the end of the stream. An event that the stream breaks off in is dropped.
     *
     * @throws OversizeException if an event is longer than the limit
     * @throws CorruptFrameException if the bytes are not what the framing says
     * @throws IOException if reading fails
     */
    @Nullable
    SseEvent next() throws IOException;

    /**
     * What came instead of events, as long as none came: some servers answer with nothing but an error, and call it a
     * stream. Empty where the framing cannot tell.
     */
    default String unframed() {
        return "";
    }
}
