package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Traffic as it was: a file with one JSON object a line, in the order of time. Fields: {@code at}, milliseconds since any
 * moment; {@code prompt}; {@code inputTokens}; {@code outputTokens}; {@code kind}, {@code user} and {@code streamed} if they
 * are known.
 */
final class LoggedTraffic {

    /** One line. */
    record Line(
            long at,
            String prompt,
            int inputTokens,
            int outputTokens,
            @Nullable String kind,
            @Nullable String user,
            @Nullable Boolean streamed) {
        Line {
            Objects.requireNonNull(prompt, "prompt");
        }
    }

    private LoggedTraffic() {}

    /**
     * All requests of a file, of which the first comes at the beginning.
     *
     * @param most how many to take; 0 for all
     * @param streamed which of the lines are that do not say so
     */
    static Iterator<Ask> read(Path file, int most, Share streamed) {
        ObjectReader reader = Json.mapper().readerFor(Line.class);
        List<Ask> asks = new ArrayList<>();
        try (MappingIterator<Line> lines = reader.readValues(file.toFile())) {
            long start = 0;
            while (lines.hasNextValue() && (most == 0 || asks.size() < most)) {
                Line line = lines.nextValue();
                start = asks.isEmpty() ? line.at() : start;
                Ask ask = ask(line, start, asks.size(), streamed);
                if (!asks.isEmpty() && ask.atNanos() < asks.get(asks.size() - 1).atNanos()) {
                    throw new IllegalArgumentException(
                            file + ", line " + (asks.size() + 1) + ": it is earlier than the line before");
                }
                asks.add(ask);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the traffic of " + file + " is not readable: " + e.getMessage(), e);
        }
        return asks.iterator();
    }

    private static Ask ask(Line line, long start, int number, Share streamed) {
        String kind = line.kind() == null ? "logged" : line.kind();
        return new Ask(
                number,
                (line.at() - start) * 1_000_000,
                kind,
                kind,
                line.inputTokens(),
                line.outputTokens(),
                line.user() == null ? "nobody" : line.user(),
                line.prompt(),
                line.streamed() == null ? streamed.has(number) : line.streamed());
    }
}
