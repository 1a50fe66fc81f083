package io.llmrouter.engine.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.learn.csv.CsvTable;
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
 * Reads examples to learn from. A file with the ending {@code .csv} is a table whose first line names the columns (RFC 4180),
 * which needs {@code org.apache.commons:commons-csv}; any other has one JSON object a line. A text without a file is read as
 * JSON if it begins with a brace, else as a table.
 */
public final class Examples {

    private static final String MARK = "\uFEFF";

    private Examples() {}

    /**
     * Prompts with their scores: a text {@code prompt}, perhaps a text {@code group}, and by a model's name its score, beside
     * them or in an object {@code scores}.
     *
     * @throws IOException naming the line, if the file is not like that
     */
    public static List<ScoredPrompt> scored(Path file) throws IOException {
        return material(file).prompts();
    }

    /**
     * Prompts with their scores, and scored answers as {@link LessonBook}s keep them.
     *
     * @throws IOException naming the line, if the file has something else
     */
    public static Material material(Path file) throws IOException {
        return material(rows(file));
    }

    /**
     * The same of a text.
     *
     * @param name what the text is called in errors
     * @throws IOException naming the line, if the text has something else
     */
    public static Material material(String name, String text) throws IOException {
        String bare = text.startsWith(MARK) ? text.substring(1) : text;
        return material(new Rows(name, !bare.stripLeading().startsWith("{"), bare));
    }

    private static Material material(Rows rows) throws IOException {
        List<ScoredPrompt> prompts = new ArrayList<>();
        Map<String, ScoredSketch> sketches = new LinkedHashMap<>();
        rows.each(row -> {
            if (row.containsKey("sketch")) {
                ScoredSketch sketch = ScoredSketch.of(row);
                sketches.put(sketch.id(), sketch);
            } else {
                prompts.add(scored(row));
            }
        });
        return new Material(prompts, List.copyOf(sketches.values()));
    }

    /**
     * Texts with their labels: a text {@code text} and a text {@code label}.
     *
     * @throws IOException naming the line, if the file is not like that
     */
    public static List<Labelled> labelled(Path file) throws IOException {
        List<Labelled> found = new ArrayList<>();
        rows(file).each(row -> found.add(new Labelled(text(row, "text"), text(row, "label"))));
        return found;
    }

    private static Rows rows(Path file) throws IOException {
        String text = Files.readString(file);
        String bare = text.startsWith(MARK) ? text.substring(1) : text;
        return new Rows(file.toString(), file.toString().endsWith(".csv"), bare);
    }

    private interface Taking {
        void take(Map<String, Object> row);
    }

    /**
     * A text with one example a row.
     *
     * @param name of the text
     * @param table whether it is one, and not JSON
     */
    private record Rows(String name, boolean table, String text) {

        void each(Taking taking) throws IOException {
            int line = 0;
            for (Map<String, Object> row : table ? cells() : lines()) {
                line++;
                try {
                    if (!row.isEmpty()) {
                        taking.take(row);
                    }
                } catch (IllegalArgumentException e) {
                    throw new IOException(name + ", " + (table ? "row " : "line ") + line + ": " + e.getMessage(), e);
                }
            }
        }

        private List<Map<String, Object>> cells() throws IOException {
            try {
                return CsvTable.rows(text);
            } catch (IOException e) {
                throw new IOException(name + " is no table with commas: " + e.getMessage(), e);
            } catch (NoClassDefFoundError e) {
                throw new IOException(
                        name + " is a table with commas, which org.apache.commons:commons-csv reads: add it as a"
                                + " dependency, or write one JSON object a line",
                        e);
            }
        }

        private List<Map<String, Object>> lines() throws IOException {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (String line : text.lines().toList()) {
                try {
                    rows.add(line.isBlank() ? Map.of() : Json.mapper().readValue(line, new TypeReference<>() {}));
                } catch (JsonProcessingException e) {
                    throw new IOException(
                            name + ", line " + (rows.size() + 1) + " is no JSON object: " + e.getOriginalMessage(), e);
                }
            }
            return rows;
        }
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
