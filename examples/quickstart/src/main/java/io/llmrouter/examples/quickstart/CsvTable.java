package io.llmrouter.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables of separated values; the separator is the one the first line has most of. */
final class CsvTable implements DocumentReader {

    private static final int HEADER_LIMIT = 64 * 1024;

    @Override
    public Map<String, Object> read(Path file, TextMeter text) throws IOException {
        TextFile source = TextFile.of(file);
        try (Reader reader = source.open()) {
            text.add(reader);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("charset", source.charset().name());
        if (!text.isBlank()) {
            facts.put("csv", table(source));
        }
        return facts;
    }

    private static Map<String, Object> table(TextFile source) throws IOException {
        char separator = separator(source);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setTrim(true)
                .get();
        try (Reader reader = source.open();
                CSVParser rows = CSVParser.parse(reader, format)) {
            return count(rows, separator);
        } catch (IllegalStateException | UncheckedIOException | IOException e) {
            throw Unprocessable.broken("not readable as CSV", e);
        }
    }

    private static Map<String, Object> count(CSVParser rows, char separator) {
        List<String> columns = List.of();
        long count = 0;
        long uneven = 0;
        for (CSVRecord row : rows) {
            if (row.getRecordNumber() == 1) {
                columns = row.toList();
            } else {
                count++;
                uneven += row.size() == columns.size() ? 0 : 1;
            }
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("columns", columns);
        facts.put("rows", count);
        facts.put("separator", separator == '\t' ? "tab" : String.valueOf(separator));
        if (uneven > 0) {
            facts.put("rowsOfOtherLength", uneven);
        }
        return facts;
    }

    private static char separator(TextFile source) throws IOException {
        try (BufferedReader reader = new BufferedReader(source.open())) {
            char[] head = new char[HEADER_LIMIT];
            int n = Math.max(0, reader.read(head));
            String line = new String(head, 0, n).lines().findFirst().orElse("");
            char best = ',';
            for (char candidate : new char[] {',', ';', '\t', '|'}) {
                best = times(line, candidate) > times(line, best) ? candidate : best;
            }
            return best;
        }
    }

    private static long times(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }
}
