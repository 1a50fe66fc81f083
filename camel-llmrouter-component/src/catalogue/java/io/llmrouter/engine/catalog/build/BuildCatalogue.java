package io.llmrouter.engine.catalog.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the generated part of the catalogue: {@code BuildCatalogue FOLDER}. The folder holds {@code
 * litellm-model-prices.json}, {@code genai-prices.json}, {@code openrouter-models.json} and, unpacked, {@code models.dev}
 * with its folders {@code providers} and {@code models}. What the sources disagree about is in {@code
 * target/catalogue-report.txt}.
 */
public final class BuildCatalogue {

    private static final Path DATA = Path.of("src/main/resources/io/llmrouter/engine/catalog");
    private static final ObjectMapper TOML = new TomlMapper();

    private BuildCatalogue() {}

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        JsonNode kept = json(DATA.resolve("models.json"));
        CatalogueFile file = new CatalogueFile(kept.path("sources"));
        modelsDev(from.resolve("models.dev"), file);
        LiteLlm.facts(json(from.resolve("litellm-model-prices.json"))).forEach(file::add);
        OpenRouter.facts(json(from.resolve("openrouter-models.json"))).forEach(file::add);
        GenaiPrices.facts(json(from.resolve("genai-prices.json")), day(kept, "genai-prices")).forEach(file::add);
        Report report = new Report();
        Files.writeString(DATA.resolve("generated.json"), file.write(report));
        Files.writeString(Path.of("target", "catalogue-report.txt"), report.text());
        System.getLogger(BuildCatalogue.class.getName()).log(System.Logger.Level.INFO, report.text());
    }

    private static String day(JsonNode kept, String source) {
        for (JsonNode each : kept.path("sources")) {
            if (each.path("name").asText().equals(source)) {
                return each.path("date").asText();
            }
        }
        throw new IllegalArgumentException("models.json names no source " + source);
    }

    private static void modelsDev(Path folder, CatalogueFile file) throws IOException {
        Map<String, JsonNode> bases = new HashMap<>();
        Path models = folder.resolve("models");
        for (Path each : tomls(models)) {
            bases.put(name(models, each), toml(each));
        }
        ModelsDev reader = new ModelsDev(bases);
        try (Stream<Path> providers = Files.list(folder.resolve("providers"))) {
            for (Path provider : providers.filter(Files::isDirectory).sorted().toList()) {
                Path own = provider.resolve("models");
                for (Path each : Files.isDirectory(own) ? tomls(own) : List.<Path>of()) {
                    reader.fact(provider.getFileName().toString(), name(own, each), toml(each))
                            .ifPresent(file::add);
                }
            }
        }
    }

    private static List<Path> tomls(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".toml") && Files.isReadable(file))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - ".toml".length());
    }

    private static JsonNode toml(Path file) {
        try {
            return TOML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return Json.mapper().readTree(file.toFile());
    }
}
