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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of providers has the table that the presets make; the one that is right lies in {@code target}. */
class ProvidersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "providers.md");
    private static final Path RIGHT = Path.of("target", "providers-page");
    private static final String HEAD =
            "| preset | dialect | address | region | key | verified |\n|---|---|---|---|---|---|\n";

    private static final String REFUSALS =
            "| preset | not sent | at most | how much to think | documented at |\n|---|---|---|---|---|\n";

    private static final String EFFORTS = "| presets | models | words they know |\n|---|---|---|\n";
    private static final String WORDS = ": reasoning.words";

    @Test
    void hasTheTable() throws IOException {
        assertHas("presets.md", HEAD + rows(preset -> true, ProvidersPageTest::row));
    }

    @Test
    void saysWhatProvidersRefuse() throws IOException {
        assertHas("refusals.md", REFUSALS + rows(preset -> preset.has("sources"), ProvidersPageTest::refusal));
    }

    @Test
    void saysWhichWordsModelsKnow() throws IOException {
        Map<String, String> presets = new TreeMap<>();
        rows(preset -> true, preset -> {
            preset.path("quirks").path("rename").properties().forEach(each -> {
                if (each.getKey().endsWith(WORDS)) {
                    String models = each.getKey().substring(0, each.getKey().length() - WORDS.length());
                    presets.merge(
                            "`" + models + "` | `" + each.getValue().asText() + "` |\n",
                            "`" + name(preset) + "`",
                            (some, more) -> some + ", " + more);
                }
            });
            return "";
        });

        assertHas(
                "efforts.md",
                EFFORTS
                        + presets.entrySet().stream()
                                .map(row -> "| " + row.getValue() + " | " + row.getKey())
                                .sorted()
                                .collect(Collectors.joining()));
    }

    private static void assertHas(String file, String table) throws IOException {
        Files.createDirectories(RIGHT);
        Files.writeString(RIGHT.resolve(file), table);

        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static String rows(Predicate<JsonNode> wanted, Function<JsonNode, String> row) throws IOException {
        try (InputStream in = ProvidersPageTest.class.getResourceAsStream("presets.json")) {
            List<JsonNode> presets = new ArrayList<>();
            Json.mapper().readTree(Objects.requireNonNull(in)).path("presets").forEach(presets::add);
            return presets.stream()
                    .filter(wanted)
                    .sorted((one, other) -> name(one).compareTo(name(other)))
                    .map(row)
                    .collect(Collectors.joining());
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
                + preset.path("baseUrl").asText("–") + " | " + region(preset) + " | " + key + " | "
                + preset.path("verified").asText() + " |\n";
    }

    private static String region(JsonNode preset) {
        String url = preset.path("baseUrl").asText("");
        boolean yours = url.isEmpty() || url.contains("{") || url.contains("localhost");
        return preset.path("region").asText(yours ? "yours" : "unknown");
    }

    private static String refusal(JsonNode preset) {
        JsonNode quirks = preset.path("quirks");
        List<String> most = new ArrayList<>();
        quirks.path("clamp").properties().forEach(each -> most.add("`" + each.getKey() + "` " + each.getValue()));
        List<String> thinking = new ArrayList<>();
        quirks.path("rename").properties().forEach(each -> {
            if (each.getKey().matches("(.*: )?reasoning[_.](?!words).*")) {
                thinking.add("`" + each.getKey() + "`: "
                        + (each.getValue().asText().isEmpty()
                                ? "–"
                                : "`" + each.getValue().asText() + "`"));
            }
        });
        List<String> sources = new ArrayList<>();
        preset.path("sources").forEach(each -> sources.add(each.asText()));
        return "| `" + name(preset) + "` | " + words(quirks.path("drop")) + " | " + String.join(", ", most) + " | "
                + String.join(", ", thinking) + " | "
                + String.join(", ", sources) + " |\n";
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add("`" + word.asText() + "`"));
        return String.join(", ", words);
    }
}
