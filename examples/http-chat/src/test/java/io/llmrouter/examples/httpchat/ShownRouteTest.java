package io.llmrouter.examples.httpchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows is what runs here. */
class ShownRouteTest {

    private static final Pattern SHOWN = Pattern.compile("^```yaml\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void showsTheRouteThatRuns() throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(Path.of("..", "..", "docs", "how-to-http.md")));

        assertThat(shown.find()).isTrue();
        assertThat(Files.readString(Path.of("src", "main", "resources", "camel", "chat.camel.yaml")))
                .contains(shown.group(1));
    }
}
