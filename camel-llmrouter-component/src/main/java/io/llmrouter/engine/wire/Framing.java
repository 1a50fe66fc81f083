package io.llmrouter.engine.wire;

import java.io.IOException;
import java.io.InputStream;

/** How the events of a streamed answer are told apart on the wire. All of them arrive as {@link SseEvent}s. */
public enum Framing {
    /** Server-sent events, {@code text/event-stream}. */
    SERVER_SENT_EVENTS("text/event-stream") {
        @Override
        public FrameReader reader(InputStream in, int limit) {
            return new SseReader(in, limit);
        }
    },

    /** One JSON value a line, {@code application/x-ndjson}; each is the data of an event without a name. */
    JSON_LINES("application/x-ndjson") {
        @Override
        public FrameReader reader(InputStream in, int limit) {
            return new JsonLinesReader(in, limit);
        }

        @Override
        boolean isWhole(String mediaType, Opening opening) throws IOException {
            return mediaType.equals("application/json") && opening.isSpacedJson();
        }
    },

    /** Binary messages with checksums, {@code application/vnd.amazon.eventstream}: see {@link EventStreamReader}. */
    AWS_EVENT_STREAM("application/vnd.amazon.eventstream") {
        @Override
        public FrameReader reader(InputStream in, int limit) {
            return new EventStreamReader(in, limit);
        }
    };

    private final String mediaType;

    Framing(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of a stream that is framed so. */
    public String mediaType() {
        return mediaType;
    }

    /** A reader that takes no event longer than the limit, in bytes. */
    public abstract FrameReader reader(InputStream in, int limit);

    /**
     * Whether an answer is whole, although a stream was asked for: if its media type says so and it begins so, for servers
     * and proxies call streams JSON, too.
     */
    boolean isWhole(String mediaType, Opening opening) throws IOException {
        return mediaType.endsWith("json") && opening.isJson();
    }
}
