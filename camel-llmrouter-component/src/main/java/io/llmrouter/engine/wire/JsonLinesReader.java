package io.llmrouter.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON, as https://github.com/ndjson/ndjson-spec has them. Blank lines are passed over. A last line
 * without a line feed counts if it is whole.
 */
final class JsonLinesReader implements FrameReader {

    private final LineReader lines;

    JsonLinesReader(InputStream in, int limit) {
        this.lines = new LineReader(in, limit);
    }

    @Override
    public @Nullable SseEvent next() throws IOException {
        String line;
        while ((line = lines.next()) != null) {
            if (!line.isBlank()) {
                return SseEvent.of(line);
            }
        }
        String rest = lines.rest();
        return isWhole(rest) ? SseEvent.of(rest) : null;
    }

    private static boolean isWhole(String rest) {
        try {
            return !rest.isBlank() && Json.mapper().readTree(rest).isContainerNode();
        } catch (JsonProcessingException cutOff) {
            return false;
        }
    }
}
