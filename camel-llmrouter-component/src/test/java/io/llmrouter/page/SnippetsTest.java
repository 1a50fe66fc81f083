package io.llmrouter.page;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is shown that is not run. Configurations and routes in YAML are loaded by tests of their own; some pages have a
 * test of their own; commands are held by {@link CommandsTest}. All else is lines of a file that is compiled or run, in
 * its order; lines may be left out.
 */
class SnippetsTest {

    private static final Pattern LOADED =
            Pattern.compile("^(\"?(providers|models|aliases|policies)\"?:|- (route|from):)", Pattern.MULTILINE);
    private static final Pattern DEPENDENCY = Pattern.compile("<artifactId>([^<]+)</artifactId>");
    private static final Pattern SOURCE = Pattern.compile(".*/src/.*\\.(java|xml|ya?ml|properties|jsonl?)");

    /** What nobody can run: pictures, messages that are shown, commands that another test looks at. */
    private static final Set<String> SHOWN = Set.of("", "text", "mermaid", "bash");

    /** Pages whose blocks a test of their own loads, runs or compares. */
    private static final Map<String, List<String>> OWN = Map.ofEntries(
            entry("error-handling.md", List.of("eip/JavaSamplesTest", "eip/EverySampleTest", "eip/RouteKit")),
            entry("how-to-spring-xml.md", List.of("ThreeLinesTest")),
            entry("operations.md", List.of("OperationsPageTest", "ActuatorTest", "GracefulShutdownTest")),
            entry("routes.md", List.of("RoutesPageTest")),
            entry("testing.md", List.of("guide/TestingPageTest")));

    private static List<Path> files;
    private static List<List<String>> sources;

    @BeforeAll
    static void readSources() throws IOException {
        files = SourceFiles.all();
        sources = files.stream()
                .filter(file ->
                        SOURCE.matcher(file.toString().replace('\\', '/')).matches())
                .map(file -> lines(SourceFiles.read(file)))
                .toList();
    }

    static List<MarkdownPage.Block> blocks() throws IOException {
        return MarkdownPage.all().stream()
                .flatMap(page ->
                        page.blocks().stream().filter(block -> isDependency(block) || !OWN.containsKey(page.name())))
                .filter(block -> !SHOWN.contains(block.language()))
                .filter(block -> !block.language().equals("yaml")
                        || !LOADED.matcher(block.text()).find())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void standsInAFileThatIsBuilt(MarkdownPage.Block block) {
        List<String> shown = lines(block.text());

        if (isDependency(block)) {
            assertThat(DEPENDENCY.matcher(block.text()).results().map(found -> found.group()))
                    .allSatisfy(artifact -> assertThat(SourceFiles.read(MarkdownPage.ROOT.resolve("pom.xml")))
                            .contains(artifact));
        } else {
            assertThat(sources.stream().anyMatch(source -> standsIn(shown, source)))
                    .as("%s is lines of a source:%n%s", block, block.text())
                    .isTrue();
        }
    }

    private static boolean isDependency(MarkdownPage.Block block) {
        return block.text().startsWith("<dependency>");
    }

    private static boolean standsIn(List<String> shown, List<String> source) {
        Iterator<String> rest = source.iterator();
        return shown.stream().allMatch(line -> goOnTo(line, rest));
    }

    private static boolean goOnTo(String line, Iterator<String> rest) {
        while (rest.hasNext()) {
            if (rest.next().equals(line)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void pagesWithATestOfTheirOwnAreReadByIt() {
        OWN.forEach((page, tests) -> assertThat(tests.stream().map(test -> files.stream()
                        .filter(file -> file.endsWith(Path.of(test + ".java")))
                        .map(SourceFiles::read)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + test))))
                .as("tests of %s", page)
                .anyMatch(source -> source.contains(page)));
    }

    @Test
    void leavesLinesOutButKeepsTheirOrder() {
        List<String> source = List.of("a", "b", "c");

        assertThat(standsIn(List.of("a", "c"), source)).isTrue();
        assertThat(standsIn(List.of("c", "a"), source)).isFalse();
    }

    @Test
    void findsTheSnippets() throws IOException {
        assertThat(blocks()).hasSizeGreaterThan(10);
    }
}
