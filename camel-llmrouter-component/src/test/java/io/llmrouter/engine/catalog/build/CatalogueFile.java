package io.llmrouter.engine.catalog.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The generated part of the catalogue, out of what the sources say. The same facts give the same text. */
final class CatalogueFile {

    private final Map<String, List<Fact>> byId = new TreeMap<>();
    private final JsonNode sources;

    /** A file under these sources, as they are listed at the top of {@code models.json}. */
    CatalogueFile(JsonNode sources) {
        this.sources = sources;
    }

    /** Takes what a source says of a model; two sayings of one source about one model count as one, the first. */
    void add(Fact fact) {
        List<Fact> facts = byId.computeIfAbsent(fact.id, id -> new ArrayList<>());
        if (facts.stream().noneMatch(other -> other.source.equals(fact.source))) {
            facts.add(fact);
        }
    }

    /** Writes the file, and tells the report of each model. */
    String write(Report report) {
        Rows rows = new Rows(dates());
        List<String> lines = new ArrayList<>();
        byId.values().forEach(facts -> {
            Merged model = new Merged(facts);
            if (model.isUsable()) {
                lines.add(rows.line(model));
                report.add(model);
            }
        });
        List<String> named = new ArrayList<>();
        sources.forEach(source -> named.add(Json.write(source)));
        return "{\"sources\":[\n" + String.join(",\n", named) + "\n],\n\"models\":[\n" + String.join(",\n", lines)
                + "\n]}\n";
    }

    private Map<String, String> dates() {
        Map<String, JsonNode> byName = new TreeMap<>();
        sources.forEach(source -> byName.put(source.path("name").asText(), source));
        return byName.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().path("date").asText()));
    }
}
