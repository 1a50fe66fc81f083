package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmrouter.engine.policy.strategy.Strategies;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the folder {@code broken} says in its first lines exactly what is wrong with it. */
class BrokenConfigurationsTest {

    private static final String EXPECT = "# expect: ";
    private static final String STRATEGIES =
            String.join(", ", Strategies.builtIn().names());

    static Stream<Path> files() throws IOException, URISyntaxException {
        URL folder = BrokenConfigurationsTest.class.getResource("broken");
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(folder.toURI()))) {
            files = all.sorted().toList();
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesEveryMistakeWithItsPlace(Path file) throws IOException {
        String yaml = Files.readString(file);
        String expected = yaml.lines()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .collect(Collectors.joining("\n"))
                .replace("{strategies}", STRATEGIES);

        ConfigException error = catchThrowableOfType(ConfigException.class, () -> Surroundings.reader()
                .read(yaml, file.getFileName().toString()));

        assertThat(error).as("the error").isNotNull();
        assertThat(error).hasMessage(expected);
    }

    @ParameterizedTest
    @MethodSource("files")
    void neverShowsASecret(Path file) throws IOException {
        String yaml = Files.readString(file);

        ConfigException error = catchThrowableOfType(ConfigException.class, () -> Surroundings.reader()
                .read(yaml, file.getFileName().toString()));

        assertThat(error).as("the error").isNotNull();
        assertThat(error.getMessage()).doesNotContain("very-secret");
    }

    @Test
    void thereAreMany() throws Exception {
        assertThat(files().count()).isGreaterThanOrEqualTo(30);
    }
}
