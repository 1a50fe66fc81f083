package io.llmrouter.examples.simulate.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as it is read.
 *
 * @param heads its columns, of which the first holds names
 * @param rows as many cells as columns each
 */
record Table(List<String> heads, List<List<String>> rows) {

    /** The table for a screen: the names to the left, all else to the right. */
    String text() {
        List<Integer> widths =
                IntStream.range(0, heads.size()).mapToObj(this::width).toList();
        StringBuilder text = new StringBuilder(line(heads, widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, heads.get(column).length());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(at -> String.format("%" + (at == 0 ? "-" : "") + widths.get(at) + "s", cells.get(at)))
                .collect(Collectors.joining("  ", "", System.lineSeparator()));
    }
}
