package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tables of text as RFC 4180 has them: commas between cells, quotes around those that have commas or lines. */
final class Csv {

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** The rows below the first, by the names in it; an empty line is an empty row, an empty cell is left out. */
    static List<Map<String, Object>> read(String text) {
        List<List<String>> rows = new Csv(text).rows();
        List<Map<String, Object>> named = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int column = 0; column < Math.min(row.size(), rows.get(0).size()); column++) {
                if (!row.get(column).isEmpty()) {
                    cells.put(rows.get(0).get(column).strip(), row.get(column));
                }
            }
            named.add(cells);
        }
        return named;
    }

    private List<List<String>> rows() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            switch (next) {
                case '"' -> quoted();
                case ',' -> endCell();
                case '\n' -> endRow();
                case '\r' -> skipReturn();
                default -> cell.append(next);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            endRow();
        }
        return rows;
    }

    private void skipReturn() {
        if (at >= text.length() || text.charAt(at) != '\n') {
            endRow();
        }
    }

    private void quoted() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            boolean again = at < text.length() && text.charAt(at) == '"';
            if (next == '"' && !again) {
                return;
            }
            cell.append(next);
            at += next == '"' ? 1 : 0;
        }
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.add(row);
        row = new ArrayList<>();
    }
}
