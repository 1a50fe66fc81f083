package io.llmrouter;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Planner;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategies;
import io.llmrouter.engine.policy.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that the documentation shows. */
class DocumentedConfigurationTest {

    private static final Pattern FENCED = Pattern.compile("```yaml\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern CONFIGURATION = Pattern.compile("^(providers|policies):", Pattern.MULTILINE);

    static List<Arguments> samples() throws IOException {
        List<Arguments> samples = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            FENCED.matcher(text)
                    .results()
                    .filter(each -> CONFIGURATION.matcher(each.group(1)).find())
                    .forEach(each -> samples.add(Arguments.of(
                            page.getFileName() + ":"
                                    + text.substring(0, each.start()).lines().count(),
                            each.group(1))));
        }
        return samples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void loadsAndMakesAPlanner(String place, String yaml) {
        RouterConfig config = reader().read(yaml, place);

        Planner planner = Planner.of(config.policies(), config.roster(), Signals.none(), Strategies.builtIn());
        assertThat(planner.policy(CallOptions.DEFAULT).name()).isNotEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
            List<Path> pages =
                    new ArrayList<>(docs.filter(each -> each.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            pages.add(Path.of("..", "README.md"));
            return pages;
        }
    }

    private static ConfigReader reader() {
        ConfigReader.Surroundings surroundings = new ConfigReader.Surroundings(
                text -> text.replaceAll("\\{\\{env:(\\w+)}}", "value-of-$1"),
                variable -> null,
                Presets.builtIn(),
                Catalogue.builtIn());
        return new ConfigReader(
                surroundings,
                expression -> When.tags(Set.of(expression)),
                Strategies.builtIn().names());
    }
}
