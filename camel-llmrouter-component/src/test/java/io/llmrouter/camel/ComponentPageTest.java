package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds docs/component.md to the generated metadata and to the samples that other tests run. */
class ComponentPageTest {

    /** Camel's own, which every component has. */
    private static final Set<String> CAMELS = Set.of(
            "lazyStartProducer", "autowiredEnabled", "bridgeErrorHandler", "exceptionHandler", "exchangePattern");

    private static String page;
    private static JsonNode metadata;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/component.md"));
        try (InputStream json =
                ComponentPageTest.class.getResourceAsStream("/META-INF/io/llmrouter/camel/llmrouter.json")) {
            metadata = new ObjectMapper().readTree(json);
        }
    }

    @ParameterizedTest
    @CsvSource({"Endpoint options, properties", "Component options, componentProperties", "Headers, headers"})
    void tablesSayWhatTheMetadataSays(String heading, String section) throws IOException {
        List<String> rows = rows(section);
        Path fresh = Path.of("target/component-page/" + section + ".md");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, String.join("\n", rows) + "\n");

        assertThat(table(heading))
                .as("the table below '%s' is stale: copy %s into the page", heading, fresh)
                .isEqualTo(rows);
    }

    private static List<String> rows(String section) {
        boolean headers = section.equals("headers");
        List<String> rows = new ArrayList<>();
        boolean endpoint = section.equals("properties");
        String options =
                endpoint ? "| Option | Header | Type | Default | Meaning |" : "| Option | Type | Default | Meaning |";
        rows.add(headers ? "| Header | Type | Meaning |" : options);
        rows.add(rows.get(0).replaceAll("[A-Za-z ]+", "---"));
        for (Map.Entry<String, JsonNode> entry : metadata.get(section).properties()) {
            JsonNode option = entry.getValue();
            // The component's copies of the endpoint's options would only repeat the other table.
            boolean copy = section.equals("componentProperties") && option.has("configurationField");
            if (!copy && !CAMELS.contains(entry.getKey())) {
                rows.add(headers ? headerRow(entry.getKey(), option) : optionRow(entry.getKey(), option, endpoint));
            }
        }
        return rows;
    }

    private static String headerRow(String name, JsonNode header) {
        return "| `" + name + "` | " + type(header) + " | " + meaning(header) + " |";
    }

    private static String optionRow(String name, JsonNode option, boolean endpoint) {
        String usual =
                option.has("defaultValue") ? "`" + option.get("defaultValue").asText() + "`" : "";
        String header = endpoint ? header(name) + " | " : "";
        return "| `" + name + "` | " + header + type(option) + " | " + usual + " | " + meaning(option) + " |";
    }

    /** The header of the same name, if it is one that a producer reads; its description says what it stands in for. */
    private static String header(String option) {
        String suffix = option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
        boolean read = metadata.get("headers").has("CamelLlmRouter" + suffix) && !option.equals("target");
        return read ? "`…" + suffix + "`" : "";
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            return "enum";
        }
        String type = option.path("type").asText("");
        String simple = option.path("javaType").asText().replaceAll("<.*", "").replaceAll(".*\\.", "");
        return type.equals("duration") ? "Duration" : simple;
    }

    private static String meaning(JsonNode option) {
        String text = option.get("description").asText().replace("|", "\\|");
        List<String> words = new ArrayList<>();
        option.path("enum").forEach(word -> words.add("`" + word.asText() + "`"));
        return words.isEmpty() ? text : text + ". One of " + String.join(", ", words);
    }

    private static List<String> table(String heading) {
        String section = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void samplesAreTheOnesThatRun() throws IOException {
        Path resources = Path.of("src/test/resources");
        String java = Files.readString(Path.of("src/test/java/io/llmrouter/camel/OrderRoutes.java"));
        Matcher sample = Pattern.compile("// sample\\n(.*?)\\n\\s*// end", Pattern.DOTALL)
                .matcher(java);
        assertThat(sample.find()).isTrue();

        assertThat(fences("yaml"))
                .containsExactly(
                        Files.readString(resources.resolve("routes/orders.yaml")),
                        Files.readString(resources.resolve("config/rules.yaml")));
        assertThat(fences("xml")).containsExactly(Files.readString(resources.resolve("routes/orders.xml")));
        assertThat(fences("java")).containsExactly(sample.group(1).stripIndent() + "\n");
    }

    @Test
    void theFirstSampleNeedsNoConfiguration() {
        String uri = fences("").get(0).strip();
        try (RouterContext context = new RouterContext(null).start()) {
            assertThat(context.body(uri.replace("llmrouter:chat", "llmrouter:plan"), "hello"))
                    .asString()
                    .contains("\"strategy\":\"lowest-cost\"", "openai/gpt-6-luna", "anthropic/claude-haiku-4-5");
        }
    }

    private static List<String> fences(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(fence -> fence.group(1))
                .collect(Collectors.toList());
    }
}
