package io.llmrouter.engine.observe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as {@link Explanation} makes it, as what a person reads: single facts, and tables of candidates, refusals
 * and attempts. Whatever is in an explanation is here, under the same names.
 *
 * @param title what is explained
 * @param facts what is said once
 * @param tables what there are several of
 */
record ExplanationTables(String title, Map<String, String> facts, List<Table> tables) {

    /**
     * Rows that are alike.
     *
     * @param title what they are
     * @param columns the names of their fields
     * @param rows the values, in the order of the columns; empty where a row has none
     */
    record Table(String title, List<String> columns, List<List<String>> rows) {}

    static ExplanationTables of(Map<String, Object> explanation) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<Table> tables = new ArrayList<>();
        explanation.forEach((name, value) -> {
            List<Map<?, ?>> rows = rows(value);
            if (rows.isEmpty()) {
                facts.put(name, text(value));
            } else {
                tables.add(table(name, rows));
            }
        });
        String id = facts.remove("id");
        return new ExplanationTables(id == null ? "Plan" : "Decision " + id, facts, tables);
    }

    private static List<Map<?, ?>> rows(Object value) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (value instanceof Collection<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Table table(String name, List<Map<?, ?>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.keySet().forEach(key -> columns.add(String.valueOf(key))));
        List<List<String>> cells = rows.stream()
                .map(row ->
                        columns.stream().map(column -> text(row.get(column))).toList())
                .toList();
        String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new Table(title, List.copyOf(columns), cells);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> list) {
            return list.isEmpty()
                    ? "none"
                    : list.stream().map(ExplanationTables::text).collect(Collectors.joining("; "));
        }
        if (value instanceof Double number) {
            return plain(number);
        }
        return value == null ? "" : String.valueOf(value);
    }

    private static String plain(double number) {
        return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : Double.toString(number);
    }
}
