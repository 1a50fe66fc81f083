package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java that the page shows is the Java that the tests run. */
class JavaSamplesTest {

    private static final Path SOURCES = Path.of("src/test/java/io/llmrouter/camel/eip");

    @ParameterizedTest
    @CsvSource({"Errors by class, ErrorRoutes", "Redelivery, PatientRoutes"})
    void isTheSourceThatRuns(String heading, String source) throws IOException {
        assertThat(RouteKit.PAGE.samples(heading, "java")).containsExactly(sample(SOURCES.resolve(source + ".java")));
    }

    private static String sample(Path source) throws IOException {
        Matcher marked =
                Pattern.compile("// sample\\n(.*?)\\n *// end", Pattern.DOTALL).matcher(Files.readString(source));
        assertThat(marked.find()).isTrue();
        return marked.group(1).stripIndent() + "\n";
    }
}
