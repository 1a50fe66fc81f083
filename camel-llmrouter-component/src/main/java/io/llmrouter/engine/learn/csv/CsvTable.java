package io.llmrouter.engine.learn.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads tables of text as RFC 4180 has them: the first line names the columns. */
public final class CsvTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(false)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private CsvTable() {}

    /**
     * The rows below the first, by the names in it; an empty line is an empty row, an empty cell is left out.
     *
     * @throws IOException naming the line, if it is no such table
     */
    public static List<Map<String, Object>> rows(String text) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            for (CSVRecord each : parser) {
                rows.add(row(each));
            }
            return rows;
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, Object> row(CSVRecord csv) {
        Map<String, Object> cells = new LinkedHashMap<>();
        csv.toMap().forEach((name, cell) -> {
            if (!cell.isEmpty()) {
                cells.put(name.strip(), cell);
            }
        });
        return cells;
    }
}
