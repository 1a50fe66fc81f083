package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of providers has the table that the presets make; the one that is right lies in {@code target}. */
class ProvidersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "providers.md");
    private static final Path RIGHT = Path.of("target", "providers.md");
    private static final String HEAD = "| preset | dialect | address | key | verified |\n|---|---|---|---|---|\n";

    @Test
    void hasTheTable() throws IOException {
        String table = HEAD + rows().stream().collect(Collectors.joining());
        Files.writeString(RIGHT, table);

        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = ProvidersPageTest.class.getResourceAsStream("presets.json")) {
            List<JsonNode> presets = new ArrayList<>();
            Json.mapper().readTree(Objects.requireNonNull(in)).path("presets").forEach(presets::add);
            return presets.stream()
                    .sorted((one, other) -> name(one).compareTo(name(other)))
                    .map(ProvidersPageTest::row)
                    .toList();
        }
    }

    private static String name(JsonNode preset) {
        return preset.path("name").asText();
    }

    private static String row(JsonNode preset) {
        String aliases = words(preset.path("aliases"));
        String keys = words(preset.path("keyVariables"));
        boolean required = preset.path("keyRequired").asBoolean();
        String key = keys.isEmpty() ? "none usual" : keys + (required ? "" : ", optional");
        return "| `" + name(preset) + "`" + (aliases.isEmpty() ? "" : " (" + aliases + ")") + " | "
                + preset.path("dialect").asText() + " | "
                + preset.path("baseUrl").asText("–") + " | " + key + " | "
                + preset.path("verified").asText() + " |\n";
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add("`" + word.asText() + "`"));
        return String.join(", ", words);
    }
}
