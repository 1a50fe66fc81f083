package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference says of every key exactly what the reader's tables say, and of no other. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `\\w+` \\|.*\\|.*\\|.*\\|$", Pattern.MULTILINE);
    private static final String HEAD = "| key | value | without it | meaning |\n|---|---|---|---|\n";

    static Stream<String> tables() {
        return Sections.all().stream().map(ConfigurationReferenceTest::table);
    }

    static String table(Section section) {
        return "`" + section.name() + "`\n\n" + HEAD
                + StreamSupport.stream(section.keys().spliterator(), false)
                        .map(key -> "| `" + key.name() + "` | " + key.type() + " | " + key.byDefault() + " | "
                                + key.meaning() + " |\n")
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasTheTable(String table) throws IOException {
        assertThat(Files.readString(REFERENCE)).contains(table);
    }

    @Test
    void hasNoOtherKey() throws IOException {
        long rows = ROW.matcher(Files.readString(REFERENCE)).results().count();

        assertThat(rows)
                .isEqualTo(Sections.all().stream()
                        .mapToLong(section -> section.names().size())
                        .sum());
    }

    @Test
    void namesEverySectionThatIsNotSupportedYet() throws IOException {
        String reference = Files.readString(REFERENCE);

        assertThat(List.copyOf(Sections.LATER))
                .allSatisfy(section -> assertThat(reference).contains("`" + section + "`"));
    }
}
