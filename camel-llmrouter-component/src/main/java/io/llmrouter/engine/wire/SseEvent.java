package io.llmrouter.engine.wire;

import java.util.Objects;

/**
 * One event of a streamed answer, in the words of server-sent events; other {@linkplain Framing framings} have the same.
 *
 * @param type its {@code event} field, {@code message} if it has none; empty for a comment
 * @param data its {@code data} lines, joined by line feeds
 * @param id the last {@code id} field seen up to here; may be empty
 */
public record SseEvent(String type, String data, String id) {

    /** A comment line: the server is alive and has nothing to say. */
    public static final SseEvent COMMENT = new SseEvent("", "", "");

    public SseEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(id, "id");
    }

    /** An event with nothing but data. */
    public static SseEvent of(String data) {
        return new SseEvent("message", data, "");
    }

    public boolean isComment() {
        return type.isEmpty();
    }
}
