package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.wire.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a data file, read strictly: a key that nobody asked for is an error. Every error is an {@link
 * IllegalArgumentException} that begins with the place.
 */
final class Entry {

    private final String place;
    private final JsonNode node;
    private final Set<String> known = new TreeSet<>();
    private final List<Entry> nested = new ArrayList<>();

    Entry(String place, JsonNode node) {
        this.place = place;
        this.node = node;
    }

    boolean has(String key) {
        return get(key) != null;
    }

    String text(String key) {
        String text = optionalText(key);
        if (text == null) {
            throw wrong("'" + key + "' is missing");
        }
        return text;
    }

    @Nullable
    String optionalText(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong("'" + key + "' is not a text");
        }
        return value.textValue();
    }

    boolean flag(String key) {
        JsonNode value = get(key);
        if (value == null || !value.isBoolean()) {
            throw wrong("'" + key + "' is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A whole number above zero; null when there is none. */
    @Nullable
    Long count(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw wrong("'" + key + "' is not a whole number above 0");
        }
        return value.longValue();
    }

    /** Decimal US dollars, as exact nano-USD; null when there are none. */
    @Nullable
    Long usd(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw wrong("'" + key + "' is not a number of US dollars");
        }
        if (value.decimalValue().signum() < 0) {
            throw wrong("'" + key + "' is below zero: " + value.asText());
        }
        try {
            return Money.usd(value.decimalValue()).nanos();
        } catch (ArithmeticException e) {
            throw wrong("'" + key + "' has more than nine decimals or is too large");
        }
    }

    List<String> words(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (JsonNode each : value) {
            words.add(each.isTextual() ? each.textValue() : "");
        }
        if (!value.isArray() || words.contains("") || new TreeSet<>(words).size() < words.size()) {
            throw wrong("'" + key + "' is not a list of different words");
        }
        return words;
    }

    <E extends Enum<E>> Set<E> words(String key, Class<E> kind, String noun) {
        Set<E> constants = EnumSet.noneOf(kind);
        words(key).forEach(word -> constants.add(Words.parse(noun, kind, word)));
        return constants;
    }

    /** A nested object; empty when there is none. */
    Entry object(String key) {
        JsonNode value = get(key);
        if (value != null && !value.isObject()) {
            throw wrong("'" + key + "' is not an object");
        }
        Entry entry = new Entry(place + ", " + key, value == null ? JsonNodeFactory.instance.objectNode() : value);
        nested.add(entry);
        return entry;
    }

    /** The objects of a list; empty when there is none. */
    List<Entry> objects(String key) {
        JsonNode list = get(key);
        if (list == null) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isObject()) {
                throw wrong("'" + key + "' is not a list of objects");
            }
            entries.add(new Entry(place + ", " + key, each));
        }
        nested.addAll(entries);
        return entries;
    }

    /** A day such as {@code 2026-06-30}; null when there is none. */
    @Nullable
    LocalDate day(String key) {
        String text = optionalText(key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("'" + key + "' is not a date such as 2026-06-30");
        }
    }

    /** A number above zero; null when there is none. */
    @Nullable
    BigDecimal factor(String key) {
        JsonNode value = get(key);
        if (value != null && !(value.isNumber() && value.decimalValue().signum() > 0)) {
            throw wrong("'" + key + "' is not a number above 0");
        }
        return value == null ? null : value.decimalValue();
    }

    /** A nested object whose keys are free; empty when there is none. */
    <V> Map<String, V> map(String key, Function<JsonNode, V> toValue) {
        Entry entry = object(key);
        Map<String, V> map = new LinkedHashMap<>();
        Iterator<String> names = entry.node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            entry.known.add(name);
            map.put(name, toValue.apply(entry.node.path(name)));
        }
        return map;
    }

    Map<String, Object> values(String key) {
        return map(key, value -> Json.mapper().convertValue(value, Object.class));
    }

    /** Fails if there is a key that nobody asked for, here or in a nested object that somebody asked for. */
    void requireAllRead() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw wrong("unknown key '" + key + "'; " + Nearest.hint(key, known));
            }
        });
        nested.forEach(Entry::requireAllRead);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place + ": " + what);
    }

    /** The error with the place in front, unless it has it. */
    IllegalArgumentException placed(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(place) ? e : new IllegalArgumentException(place + ": " + message, e);
    }

    private @Nullable JsonNode get(String key) {
        known.add(key);
        return node.get(key);
    }
}
