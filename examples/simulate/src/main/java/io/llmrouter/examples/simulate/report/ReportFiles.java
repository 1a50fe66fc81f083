package io.llmrouter.examples.simulate.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a report's files into a folder. The same report makes the same bytes. */
public final class ReportFiles {

    private static final ObjectMapper JSON = Json.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportFiles() {}

    /**
     * Writes {@code report.json}, {@code report.html}, {@code policies.csv}, {@code spans.csv} and {@code moments.csv}.
     *
     * @throws IOException if that fails
     */
    public static void write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(report) + "\n");
        Files.writeString(folder.resolve("report.html"), HtmlPage.of(report));
        table(report.policies(), folder.resolve("policies.csv"));
        table(report.spans(), folder.resolve("spans.csv"));
        table(report.moments(), folder.resolve("moments.csv"));
    }

    private static void table(List<?> rows, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            boolean headed = false;
            for (Object row : rows) {
                Map<String, Object> fields = fields(row);
                if (!headed) {
                    csv.printRecord(fields.keySet());
                    headed = true;
                }
                csv.printRecord(fields.values());
            }
        }
    }

    /** A record as columns; a map in it is written as JSON. */
    private static Map<String, Object> fields(Object row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        JSON.convertValue(row, new TypeReference<LinkedHashMap<String, Object>>() {})
                .forEach((name, value) -> fields.put(name, value instanceof Map ? Json.write(value) : value));
        return fields;
    }
}
