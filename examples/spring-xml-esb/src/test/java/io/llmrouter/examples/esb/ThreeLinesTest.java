package io.llmrouter.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the step costs in lines is what the documentation says. */
class ThreeLinesTest {

    private static final Pattern SHOWN = Pattern.compile("^```diff\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void addsThreeLinesAndChangesNone() throws IOException {
        assertThat(added()).hasSize(3);
    }

    @Test
    void showsTheseLinesInTheDocumentation() throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(Path.of("..", "..", "docs", "how-to-spring-xml.md")));

        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1).lines().filter(line -> line.startsWith("+")).map(line -> line.substring(1)))
                .containsExactlyElementsOf(added());
        assertThat(shown.group(1)
                        .lines()
                        .filter(line -> line.startsWith(" "))
                        .map(line -> line.substring(1))
                        .toList())
                .isNotEmpty()
                .isSubsetOf(flow("before"));
        assertThat(shown.group(1).lines()).noneMatch(line -> line.startsWith("-"));
    }

    /** The lines of the one file that are not in the other, where all lines of the other are in it, in their order. */
    private static List<String> added() throws IOException {
        Deque<String> before = new ArrayDeque<>(flow("before"));
        List<String> added = new ArrayList<>();
        for (String line : flow("after")) {
            if (line.equals(before.peek())) {
                before.remove();
            } else {
                added.add(line);
            }
        }
        assertThat(before).as("lines that were changed or taken out").isEmpty();
        return added;
    }

    private static List<String> flow(String which) throws IOException {
        return Files.readAllLines(Path.of("src", "main", "resources", which, "orders.xml"));
    }
}
