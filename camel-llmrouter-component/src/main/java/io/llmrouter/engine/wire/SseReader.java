package io.llmrouter.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events as they arrive, by the rules of https://html.spec.whatwg.org/multipage/server-sent-events.html,
 * with one addition: comments are told too, as signs of life. Blocks; for one thread. It does not close what it reads.
 */
public final class SseReader implements FrameReader {

    private static final int LONGEST_RETRY = 12;

    /** The most that is kept of what is no event, in letters. */
    private static final int LONGEST_UNFRAMED = 1 << 20;

    private final LineReader lines;
    private final int limit;
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private String type = "";
    private String id = "";
    private @Nullable Duration retry;
    private final StringBuilder unframed = new StringBuilder();
    private boolean told;

    /** Reads from a stream of bytes in UTF-8; no line and no event may be longer than the limit, in bytes. */
    public SseReader(InputStream in, int limit) {
        this.lines = new LineReader(in, limit);
        this.limit = limit;
    }

    @Override
    public @Nullable SseEvent next() throws IOException {
        String line;
        while ((line = lines.next()) != null) {
            if (line.isEmpty()) {
                SseEvent event = dispatch();
                if (event != null) {
                    told = true;
                    return event;
                }
            } else if (line.charAt(0) == ':') {
                return SseEvent.COMMENT;
            } else {
                field(line);
            }
        }
        unframed(lines.rest());
        return null;
    }

    @Override
    public String unframed() {
        return told ? "" : unframed.toString();
    }

    private void unframed(String line) {
        if (!told && !line.isEmpty() && unframed.length() + line.length() < LONGEST_UNFRAMED) {
            unframed.append(line).append('\n');
        }
    }

    /** How long the server asks to wait before connecting again, if it said so far. */
    public @Nullable Duration retry() {
        return retry;
    }

    private @Nullable SseEvent dispatch() {
        SseEvent event = hasData ? new SseEvent(type.isEmpty() ? "message" : type, data.toString(), id) : null;
        data.setLength(0);
        hasData = false;
        type = "";
        return event;
    }

    private void field(String line) throws IOException {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        int from = colon < 0 ? line.length() : colon + 1;
        if (from < line.length() && line.charAt(from) == ' ') {
            from++;
        }
        switch (name) {
            case "data" -> addData(line, from);
            case "event" -> type = line.substring(from);
            case "id" -> setId(line.substring(from));
            case "retry" -> setRetry(line.substring(from));
            default -> unframed(line); // for the rules it is nothing
        }
    }

    private void addData(String line, int from) throws IOException {
        if (hasData) {
            data.append('\n');
        }
        data.append(line, from, line.length());
        hasData = true;
        if (data.length() > limit) {
            throw new OversizeException("an event of the stream is longer than our limit of " + limit + " bytes");
        }
    }

    private void setId(String value) {
        if (value.indexOf('\0') < 0) {
            id = value;
        }
    }

    private void setRetry(String value) {
        boolean digits = !value.isEmpty()
                && value.length() <= LONGEST_RETRY
                && value.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        if (digits) {
            retry = Duration.ofMillis(Long.parseLong(value));
        }
    }
}
