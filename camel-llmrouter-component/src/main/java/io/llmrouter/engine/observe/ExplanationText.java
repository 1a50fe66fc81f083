package io.llmrouter.engine.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Explanations as tables of plain ASCII, for terminals, logs and mails. Thread-safe. */
public final class ExplanationText {

    private static final int ASCII = 127;
    private static final Map<String, String> SPELT =
            Map.of("×", "x", "→", "->", "≥", ">=", "≤", "<=", "−", "-", "–", "-", "…", "...", "±", "+-");

    private final StringBuilder out = new StringBuilder();

    private ExplanationText() {}

    /** An explanation of {@link Explanation}, as lines that end with a line feed. */
    public static String of(Map<String, Object> explanation) {
        ExplanationTables tables = ExplanationTables.of(explanation);
        ExplanationText text = new ExplanationText();
        text.line(ascii(tables.title()));
        List<List<String>> facts = new ArrayList<>();
        tables.facts().forEach((name, value) -> facts.add(List.of(ascii(name), ascii(value))));
        text.rows(facts);
        tables.tables().forEach(text::table);
        return text.out.toString();
    }

    private void table(ExplanationTables.Table table) {
        line("");
        line(ascii(table.title()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns());
        table.rows()
                .forEach(
                        row -> rows.add(row.stream().map(ExplanationText::ascii).toList()));
        int[] widths = widths(rows);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        rows.add(1, rule);
        rows(rows);
    }

    private void rows(List<List<String>> rows) {
        int[] widths = widths(rows);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int at = 0; at < row.size(); at++) {
                line.append("  ")
                        .append(row.get(at))
                        .append(" ".repeat(widths[at] - row.get(at).length()));
            }
            line(line.toString().stripTrailing());
        }
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            for (int at = 0; at < widths.length; at++) {
                widths[at] = Math.max(widths[at], row.get(at).length());
            }
        }
        return widths;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** A value must neither break a line nor move a cursor. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= ' ' && point < ASCII) {
                ascii.appendCodePoint(point);
            } else {
                ascii.append(point < ' ' ? " " : SPELT.getOrDefault(Character.toString(point), "?"));
            }
        });
        return ascii.toString();
    }
}
