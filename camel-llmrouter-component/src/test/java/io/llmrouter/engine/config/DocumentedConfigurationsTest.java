package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.strategy.Lore;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.policy.strategy.Unruly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that the documentation shows can be copied and used. Other YAML, such as routes, is left alone. */
class DocumentedConfigurationsTest {

    private static final Pattern FENCED =
            Pattern.compile("^```ya?ml[^\\n]*\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CONFIGURATION =
            Pattern.compile("^\"?(providers|models|aliases|policies)\"?:", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");

    static List<Arguments> samples() throws IOException {
        List<Arguments> samples = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (MatchResult block : FENCED.matcher(text).results().toList()) {
                if (CONFIGURATION.matcher(block.group(1)).find()) {
                    long line = text.substring(0, block.start(1)).lines().count();
                    samples.add(Arguments.of(page.getFileName() + " line " + line, block.group(1)));
                }
            }
        }
        return samples;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
            docs.filter(each -> each.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        pages.add(Path.of("..", "README.md"));
        return pages;
    }

    /** Every placeholder and every variable has a value of its own. */
    private static ConfigReader reader() {
        return new ConfigReader(
                new ConfigReader.Surroundings(
                        text -> PLACEHOLDER
                                .matcher(text)
                                .replaceAll(found ->
                                        "https://value-of-" + found.group(1).replaceAll("\\W", "-")),
                        variable -> "value-of-" + variable.replace('_', '-'),
                        Presets.builtIn(),
                        Catalogue.builtIn()),
                Surroundings::compile,
                Strategies.builtIn().names());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void loadsAndMakesAPlanner(String place, String yaml) {
        RouterConfig config = reader().read(yaml, place);

        assertThat(config.policies()).containsKey("default");
        config.policies().values().forEach(policy -> assertThat(config.roster().resolve(policy.candidates()))
                .isNotEmpty());
        Strategies strategies = Strategies.builtIn().with(new Unruly(1)).with(Lore.usual());
        Planner planner = Planner.of(config.policies(), config.roster(), Signals.none(), strategies);
        assertThat(planner.policy(CallOptions.DEFAULT).name()).isEqualTo("default");
    }

    @Test
    void findsTheSamples() throws IOException {
        assertThat(samples()).hasSizeGreaterThan(5);
    }
}
