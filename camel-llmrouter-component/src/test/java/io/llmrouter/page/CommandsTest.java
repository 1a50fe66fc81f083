package io.llmrouter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the documentation name modules, profiles, tests, jars and files that are there. They are not run. */
class CommandsTest {

    private static final Pattern INLINE = Pattern.compile("`(mvn [^`]+)`");
    private static final Pattern JAR = Pattern.compile("(\\S+)/target/([\\w-]+)\\.jar");
    private static final Pattern FILE = Pattern.compile("(?<![\\w./-])examples/[\\w./-]+");

    private static Set<String> classes;

    @BeforeAll
    static void listClasses() throws IOException {
        classes = SourceFiles.all().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    static Set<String> commands() throws IOException {
        Set<String> commands = new LinkedHashSet<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            page.blocks().stream()
                    .filter(block -> block.language().equals("bash"))
                    .flatMap(block -> block.text().lines())
                    .filter(line -> !line.startsWith("#"))
                    .forEach(commands::add);
            INLINE.matcher(page.text()).results().map(found -> found.group(1)).forEach(commands::add);
        }
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesWhatIsThere(String command) {
        List<Path> modules = values(command, "-pl[ =]([\\w,/.-]+)")
                .map(MarkdownPage.ROOT::resolve)
                .toList();

        assertThat(modules)
                .allSatisfy(module -> assertThat(module.resolve("pom.xml")).exists());
        values(command, "-P([\\w-]+)")
                .forEach(profile -> assertThat(poms(modules)).contains("<id>" + profile + "</id>"));
        values(command, "-D(?:test|benchmark)='?([\\w,|]+)'?")
                .forEach(test -> assertThat(classes).contains(test));
        assertThat(FILE.matcher(command).results().map(found -> found.group()).filter(file -> !file.contains("target")))
                .allSatisfy(file -> assertThat(MarkdownPage.ROOT.resolve(file)).exists());
    }

    private static Stream<String> values(String command, String option) {
        return Pattern.compile("(?<=\\s)" + option)
                .matcher(command)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split("[,|]")));
    }

    private static String poms(List<Path> modules) {
        return Stream.concat(Stream.of(MarkdownPage.ROOT), modules.stream())
                .map(module -> SourceFiles.read(module.resolve("pom.xml")))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void startsJarsThatAreMade(String command) {
        JAR.matcher(command).results().forEach(jar -> {
            Path pom = MarkdownPage.ROOT.resolve(jar.group(1)).resolve("pom.xml");
            assertThat(SourceFiles.read(pom)).contains("<finalName>" + jar.group(2) + "</finalName>");
        });
    }

    @Test
    void everyExampleSaysHowToStartIt() throws IOException {
        try (Stream<Path> examples = Files.list(MarkdownPage.ROOT.resolve("examples"))) {
            List<Path> modules = examples.filter(each -> Files.exists(each.resolve("pom.xml")))
                    .toList();

            assertThat(modules).allSatisfy(module -> assertThat(commands())
                    .anyMatch(command -> command.startsWith(
                            "mvn -B -q -ntp -pl examples/" + module.getFileName() + " -am -DskipTests package && ")));
        }
    }
}
