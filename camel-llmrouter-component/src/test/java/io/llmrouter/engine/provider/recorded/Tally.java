package io.llmrouter.engine.provider.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was judged, and how it came out: by provider and kind. */
final class Tally {

    private record Row(String provider, String kind) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byProvider = provider.compareTo(other.provider);
            return byProvider != 0 ? byProvider : kind.compareTo(other.kind);
        }
    }

    private final Map<Row, int[]> rows = new TreeMap<>();
    private final Map<Row, Integer> skipped = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    void skip(Exchange exchange) {
        skipped.merge(row(exchange), 1, Integer::sum);
    }

    void judged(Exchange exchange, List<String> wrong) {
        int[] row = rows.computeIfAbsent(row(exchange), absent -> new int[2]);
        row[wrong.isEmpty() ? 0 : 1]++;
        wrong.forEach(each -> failures.add(exchange.file() + ": " + each));
    }

    private static Row row(Exchange exchange) {
        return new Row(exchange.provider(), exchange.kind());
    }

    /** A line for each thing that was not as it was recorded. */
    List<String> failures() {
        return failures;
    }

    int passed() {
        return rows.values().stream().mapToInt(row -> row[0]).sum();
    }

    int failed() {
        return rows.values().stream().mapToInt(row -> row[1]).sum();
    }

    String table() {
        StringBuilder text = new StringBuilder("| provider | kind | passed | failed |\n|---|---|---|---|\n");
        rows.forEach((row, counts) ->
                text.append("| %s | %s | %d | %d |%n".formatted(row.provider, row.kind, counts[0], counts[1])));
        text.append("\n| skipped provider | kind | exchanges |\n|---|---|---|\n");
        skipped.forEach((row, count) -> text.append("| %s | %s | %d |%n".formatted(row.provider, row.kind, count)));
        return text.append("\n%d passed, %d failed%n".formatted(passed(), failed()))
                .toString();
    }
}
