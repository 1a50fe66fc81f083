package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the catalogue says a provider's models can do, its preset can ask for; where the provider has another form for it
 * than those we speak, or none is documented, it is on a list.
 */
class CataloguedOperationsTest {

    private static final Path KNOWN =
            Path.of("src/test/resources/io/llmrouter/engine/catalog/operations-of-another-form.txt");

    @Test
    void offersWhatTheCatalogueLists() throws IOException {
        Map<String, Set<Operation>> missing = new TreeMap<>();
        for (Preset preset : Presets.builtIn().all()) {
            String prefix = (preset.vendor().isEmpty() ? preset.name() : preset.vendor()) + "/";
            Catalogue.builtIn().ids().stream()
                    .filter(id -> id.startsWith(prefix))
                    .flatMap(id -> Catalogue.builtIn().find(id).orElseThrow().operations().stream())
                    .filter(operation -> !preset.quirks().offers().contains(operation))
                    .forEach(operation -> missing.computeIfAbsent(preset.name(), name -> new TreeSet<>())
                            .add(operation));
        }

        assertThat(missing.entrySet().stream()
                        .map(each -> each.getKey() + ": "
                                + each.getValue().stream()
                                        .map(operation -> Words.of(operation))
                                        .collect(Collectors.joining(", ")))
                        .toList())
                .isEqualTo(Files.readAllLines(KNOWN));
    }
}
