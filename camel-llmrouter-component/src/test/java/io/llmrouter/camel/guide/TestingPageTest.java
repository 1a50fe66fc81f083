package io.llmrouter.camel.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.llmrouter.test.Fault;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds docs/testing.md to the tests that run, and to the words that there are. */
class TestingPageTest {

    private static final Path GUIDE = Path.of("src/test/java/io/llmrouter/camel/guide");
    private static final Path STARTER =
            Path.of("../starter/src/test/java/io/llmrouter/spring/OrderApplicationTest.java");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/testing.md"));
    }

    @Test
    void showsTheTestsThatRun() throws IOException {
        List<String> samples = new ArrayList<>();
        for (Path source :
                List.of(GUIDE.resolve("OrderRoutesTest.java"), GUIDE.resolve("BrokenProviderTest.java"), STARTER)) {
            samples.addAll(samples(Files.readString(source)));
        }

        assertThat(fences("java")).containsExactlyElementsOf(samples);
    }

    /** What stands between marks; a class that is cut off before its end is shown with it. */
    private static List<String> samples(String source) {
        return Pattern.compile("// sample\n(.*?)\n *// end", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(found -> found.group(1).stripIndent())
                .map(sample -> isOpen(sample) ? sample + "\n}\n" : sample + "\n")
                .toList();
    }

    private static boolean isOpen(String sample) {
        return sample.lines().anyMatch(line -> line.startsWith("class ")) && !sample.endsWith("\n}");
    }

    @Test
    void showsTheConfigurationThatIsUsed() throws IOException {
        assertThat(fences("yaml")).containsExactly(Files.readString(Path.of("src/test/resources/guide/router.yaml")));
    }

    private static List<String> fences(String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(fence -> fence.group(1))
                .toList();
    }

    @Test
    void explainsEveryStepOfTheScriptLanguage() {
        String steps =
                catchThrowable(() -> ScriptedProvider.answers("no-such-step")).getMessage();
        List<String> words = List.of(steps.substring(steps.indexOf("not one of ") + "not one of ".length())
                .split(", "));

        assertThat(words).hasSizeGreaterThan(15).allSatisfy(word -> assertThat(page)
                .contains("`" + word + "`"));
    }

    @Test
    void namesEveryFault() {
        assertThat(page)
                .contains(Arrays.stream(Fault.values())
                        .map(fault -> "`" + fault + "`")
                        .toList());
    }
}
