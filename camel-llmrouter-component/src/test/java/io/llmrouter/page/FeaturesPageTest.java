package io.llmrouter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/features.md names tests that are there, and numbers that hold. */
class FeaturesPageTest {

    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private final MarkdownPage page = MarkdownPage.read(MarkdownPage.ROOT.resolve(Path.of("docs", "features.md")));

    @Test
    void namesTestsThatAreThere() throws IOException {
        Set<String> files = SourceFiles.all().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());

        assertThat(rows()).hasSizeGreaterThan(40).allSatisfy(row -> assertThat(
                        NAME.matcher(cell(row, 3)).results().map(found -> found.group(1) + ".java"))
                .as(row)
                .allMatch(files::contains));
    }

    @Test
    void showsWhateverItSaysWorks() {
        assertThat(rows()).allSatisfy(row -> assertThat(cell(row, 3).equals("–"))
                .as(row)
                .isEqualTo(cell(row, 2).equals("no")));
    }

    @Test
    void countsThePresetsAndTheCards() {
        assertThat(page.text())
                .contains(some(Presets.builtIn().all().size(), 10) + " presets")
                .contains(some(Catalogue.builtIn().cards().size(), 1000) + " cards");
    }

    /** Rounded, so that one more of them makes no page wrong. */
    private static String some(int number, int unit) {
        return String.format(Locale.ROOT, "some %,d", Math.round((double) number / unit) * unit);
    }

    private List<String> rows() {
        return page.text()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feature "))
                .toList();
    }

    private static String cell(String row, int number) {
        return row.split(" *\\| *", -1)[number];
    }
}
