package io.llmrouter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No link of the documentation leads nowhere, and every page can be found from its index. */
class LinksTest {

    private static final Path DOCS = MarkdownPage.ROOT.resolve("docs");

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadToWhatIsThere(MarkdownPage page) {
        assertThat(page.links().stream().map(link -> fault(page, link)).flatMap(Optional::stream))
                .as("%s", page.path())
                .isEmpty();
    }

    private static Optional<String> fault(MarkdownPage page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return Optional.of(link + ": no such file");
        }
        boolean missing =
                parts.length == 2 && !MarkdownPage.read(target).anchors().contains(parts[1]);
        return missing ? Optional.of(link + ": no such heading") : Optional.empty();
    }

    @Test
    void theIndexNamesEveryPageOnce() throws IOException {
        List<String> named = MarkdownPage.read(DOCS.resolve("README.md")).links();
        try (Stream<Path> pages = Files.list(DOCS)) {
            List<String> there = pages.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".md") && !each.equals("README.md"))
                    .toList();

            assertThat(named.stream().filter(each -> each.endsWith(".md") && !each.contains("/")))
                    .containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void theFirstPageNamesEveryExample() throws IOException {
        List<String> links =
                MarkdownPage.read(MarkdownPage.ROOT.resolve("README.md")).links();
        try (Stream<Path> examples = Files.list(MarkdownPage.ROOT.resolve("examples"))) {
            assertThat(links)
                    .containsAll(examples.filter(each -> Files.exists(each.resolve("pom.xml")))
                            .map(each -> "examples/" + each.getFileName() + "/README.md")
                            .toList());
        }
    }

    @Test
    void makesAnchorsAsGitHostsDo() {
        MarkdownPage page = new MarkdownPage(
                Path.of("a.md"), "# A b\n## `camel run`, and more\n## A b\n```\n# not this\n```\n[x](a.md#a-b-1)");

        assertThat(page.anchors()).containsExactlyInAnyOrder("a-b", "camel-run-and-more", "a-b-1");
        assertThat(page.links()).containsExactly("a.md#a-b-1");
    }
}
