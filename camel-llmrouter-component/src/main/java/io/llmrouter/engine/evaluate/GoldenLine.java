package io.llmrouter.engine.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.wire.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one line of a golden set, strictly: a misspelt key would grade by something else than what was meant. */
final class GoldenLine {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final List<String> KEYS =
            List.of("id", "task", "system", "prompt", "grader", "expected", "schema", "criteria", "tolerance");
    private static final String USUAL_TASK = "general";

    private final String place;
    private final Map<String, Object> fields;

    private GoldenLine(String place, Map<String, Object> fields) {
        this.place = place;
        this.fields = fields;
    }

    static GoldenCase read(String place, String line) {
        try {
            return new GoldenLine(place, Json.mapper().readValue(line, FIELDS)).golden();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place + ": it is not a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private GoldenCase golden() {
        for (String key : fields.keySet()) {
            if (!KEYS.contains(key)) {
                throw wrong("unknown key '" + key + "'; " + Nearest.hint(key, KEYS));
            }
        }
        String prompt = text("prompt");
        if (prompt == null) {
            throw wrong("there is no prompt");
        }
        Grading grading = grading();
        String expected = expected(grading);
        String id = text("id");
        String task = text("task");
        return new GoldenCase(
                id == null ? id(prompt, grading, expected) : id,
                task == null ? USUAL_TASK : task,
                text("system"),
                prompt,
                grading,
                expected,
                tolerance());
    }

    /** The same wherever the line stands. */
    private static String id(String prompt, Grading grading, String expected) {
        String all = grading + "\n" + prompt + "\n" + expected;
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Grading grading() {
        String word = text("grader");
        if (word != null) {
            return named(word);
        }
        if (fields.containsKey("schema")) {
            return Grading.SCHEMA;
        }
        return fields.containsKey("criteria") ? Grading.JUDGE : Grading.EXACT;
    }

    private Grading named(String word) {
        try {
            return Words.parse("grader", Grading.class, word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private String expected(Grading grading) {
        String key = grading == Grading.SCHEMA ? "schema" : grading == Grading.JUDGE ? "criteria" : "expected";
        Object value = fields.get(key);
        if (value == null && grading == Grading.JUDGE) {
            value = fields.get("expected");
        }
        if (value == null) {
            throw wrong("the grader " + Words.of(grading) + " needs '" + key + "'");
        }
        String text = value instanceof Map<?, ?> ? Json.write(value) : String.valueOf(value);
        check(grading, text);
        return text;
    }

    private void check(Grading grading, String expected) {
        try {
            if (grading == Grading.REGEX) {
                Pattern.compile(expected);
            } else if (grading == Grading.NUMBER) {
                new BigDecimal(expected);
            }
        } catch (PatternSyntaxException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    place + ": 'expected' is not a " + Words.of(grading) + ": " + e.getMessage(), e);
        }
    }

    private double tolerance() {
        Object value = fields.get("tolerance");
        if (value != null && !(value instanceof Number number && number.doubleValue() >= 0)) {
            throw wrong("'tolerance' is not a number of 0 or more");
        }
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private @Nullable String text(String key) {
        Object value = fields.get(key);
        if (value != null && !(value instanceof String text && !text.isBlank())) {
            throw wrong("'" + key + "' is not a text");
        }
        return (String) value;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place + ": " + what);
    }
}
