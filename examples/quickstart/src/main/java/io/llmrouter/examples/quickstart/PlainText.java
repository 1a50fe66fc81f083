package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Map;

/** Reads text and Markdown. */
final class PlainText implements DocumentReader {

    @Override
    public Map<String, Object> read(Path file, TextMeter text) throws IOException {
        TextFile source = TextFile.of(file);
        try (Reader reader = source.open()) {
            text.add(reader);
        }
        return Map.of("charset", source.charset().name());
    }
}
