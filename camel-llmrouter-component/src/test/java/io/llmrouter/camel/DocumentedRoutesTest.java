package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route that the documentation shows in YAML can be copied and used: its steps, endpoints and options exist. Those
 * of the component's page are files that {@link ComponentPageTest} compares and other tests run; those of the error
 * handling page are run as they are, with their own configuration, by {@link io.llmrouter.camel.eip}.
 */
class DocumentedRoutesTest {

    private static final Pattern FENCED =
            Pattern.compile("^```ya?ml[^\\n]*\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ROUTE = Pattern.compile("^- (route|from):", Pattern.MULTILINE);

    static List<Arguments> samples() throws IOException {
        List<Arguments> samples = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (MatchResult block : FENCED.matcher(text).results().toList()) {
                if (ROUTE.matcher(block.group(1)).find()) {
                    long line = text.substring(0, block.start(1)).lines().count();
                    samples.add(Arguments.of(page.getFileName() + " line " + line, block.group(1)));
                }
            }
        }
        return samples;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("..", "README.md")));
        try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
            docs.filter(each -> each.toString().endsWith(".md"))
                    .filter(each -> !each.endsWith("component.md") && !each.endsWith("error-handling.md"))
                    // shows kamelets, which are started beside them
                    .filter(each -> !each.endsWith("routes.md"))
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void hasStepsAndOptionsThatExist(String place, String yaml) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.setAutoStartup(false);
            context.start();

            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("documented.yaml", yaml));

            assertThat(context.getRoutes()).as(place).isNotEmpty();
        }
    }

    @Test
    void findsTheSamples() throws IOException {
        assertThat(samples()).isNotEmpty();
    }
}
