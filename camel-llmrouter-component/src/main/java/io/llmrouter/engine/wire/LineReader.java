package io.llmrouter.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8 that end in CR, LF or CRLF, each as soon as its end has arrived: after a CR it does not wait to see
 * whether an LF follows. A byte order mark at the start is skipped, a line that never ends is no line, but {@link #rest()}.
 */
final class LineReader {

    private static final int BUFFER = 8192;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private byte[] line = new byte[1024];
    private int length;
    private boolean skipLineFeed;
    private boolean first = true;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    @Nullable
    String next() throws IOException {
        length = 0;
        while (fill()) {
            int end = endOfLine();
            append(end);
            if (end < to) {
                skipLineFeed = buffer[end] == '\r';
                from = end + 1;
                return text();
            }
            from = to;
        }
        return null;
    }

    /** What came after the last line's end, once the stream is over. */
    String rest() {
        String rest = text();
        length = 0;
        return rest;
    }

    private boolean fill() throws IOException {
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(buffer));
                if (to == 0) {
                    return false;
                }
            }
            if (skipLineFeed && buffer[from] == '\n') {
                from++;
                skipLineFeed = false;
                continue;
            }
            skipLineFeed = false;
            return true;
        }
    }

    private int endOfLine() {
        int at = from;
        while (at < to && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        return at;
    }

    private void append(int end) throws IOException {
        int more = end - from;
        if (length + more > limit) {
            throw new OversizeException("a line of the stream is longer than our limit of " + limit + " bytes");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    private String text() {
        boolean mark = first
                && length >= 3
                && (line[0] & 0xFF) == 0xEF
                && (line[1] & 0xFF) == 0xBB
                && (line[2] & 0xFF) == 0xBF;
        first = false;
        return mark
                ? new String(line, 3, length - 3, StandardCharsets.UTF_8)
                : new String(line, 0, length, StandardCharsets.UTF_8);
    }
}
