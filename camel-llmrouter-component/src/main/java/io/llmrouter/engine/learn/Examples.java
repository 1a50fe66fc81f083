package io.llmrouter.engine.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of examples. With the ending {@code .csv} a file is a table whose first line names the columns (RFC 4180);
 * any other has one JSON object a line.
 */
public final class Examples {

    private Examples() {}

    /**
     * Prompts with their scores: a text {@code prompt}, perhaps a text {@code group}, and by a model's name its score, beside
     * them or in an object {@code scores}.
     *
     * @throws IOException naming the line, if the file is not like that
     */
    public static List<ScoredPrompt> scored(Path file) throws IOException {
        return each(file, Examples::scored);
    }

    /**
     * Texts with their labels: a text {@code text} and a text {@code label}.
     *
     * @throws IOException naming the line, if the file is not like that
     */
    public static List<Labelled> labelled(Path file) throws IOException {
        return each(file, row -> new Labelled(text(row, "text"), text(row, "label")));
    }

    private interface Form<T> {
        T of(Map<String, Object> row);
    }

    private static <T> List<T> each(Path file, Form<T> form) throws IOException {
        List<T> found = new ArrayList<>();
        boolean table = file.toString().endsWith(".csv");
        int line = 0;
        for (Map<String, Object> row : table ? Csv.read(Files.readString(file)) : lines(file)) {
            line++;
            try {
                if (!row.isEmpty()) {
                    found.add(form.of(row));
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ", " + (table ? "row " : "line ") + line + ": " + e.getMessage(), e);
            }
        }
        return found;
    }

    private static List<Map<String, Object>> lines(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            try {
                rows.add(line.isBlank() ? Map.of() : Json.mapper().readValue(line, new TypeReference<>() {}));
            } catch (JsonProcessingException e) {
                throw new IOException(
                        file + ", line " + (rows.size() + 1) + " is no JSON object: " + e.getOriginalMessage(), e);
            }
        }
        return rows;
    }

    private static ScoredPrompt scored(Map<String, Object> row) {
        Map<String, Double> scores = new LinkedHashMap<>();
        Object nested = row.get("scores");
        (nested instanceof Map<?, ?> within ? within : row).forEach((name, value) -> {
            Double score = number(value);
            if (score != null) {
                scores.put(String.valueOf(name), score);
            }
        });
        Object group = row.get("group");
        return new ScoredPrompt(
                text(row, "prompt"), group == null || group.toString().isBlank() ? null : group.toString(), scores);
    }

    private static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof String text && text.matches("[01](\\.\\d+)?") ? Double.valueOf(text) : null;
    }

    private static String text(Map<String, Object> row, String name) {
        Object value = row.get(name);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("there is no '" + name + "'");
        }
        return value.toString();
    }
}
