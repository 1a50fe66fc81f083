package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmrouter.engine.config.ConfigException;
import io.llmrouter.engine.config.RouterConfig;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is wrong with a strategy may come to light only when it is made. Each file of the folder {@code unusable} says in its
 * first lines what is told then.
 */
class UnusableStrategiesTest {

    private static final String EXPECT = "# expect: ";

    static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(UnusableStrategiesTest.class.getResource("unusable"))
                .toURI());
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void areToldWithTheirPlace(Path file) throws IOException {
        String yaml = Files.readString(file);
        String expected = yaml.lines()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .collect(Collectors.joining("\n"));
        RouterConfig config = ReadConfig.of(yaml, file.getFileName().toString());

        ConfigException error = catchThrowableOfType(
                ConfigException.class, () -> LlmRouter.builder(config).build());

        assertThat(error).as("the error").isNotNull();
        assertThat(error).hasMessage(expected);
    }

    @Test
    void aRouterKeepsItsConfigurationWhenTheNextOneHasOne() {
        RouterConfig sound = ReadConfig.of("policies: { default: { candidates: [ local/extractive ] } }");
        RouterConfig unsound = ReadConfig.of(
                "policies: { default: { candidates: [ local/extractive ], strategy: { name: custom, bean: x } } }");
        try (LlmRouter router = LlmRouter.builder(sound).build()) {
            ConfigException error = catchThrowableOfType(ConfigException.class, () -> router.reload(unsound));

            assertThat(error).hasMessageStartingWith("test.yaml:1:");
            assertThat(router.config()).isSameAs(sound);
        }
    }
}
