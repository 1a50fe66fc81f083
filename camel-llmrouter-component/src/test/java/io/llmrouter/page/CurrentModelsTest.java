package io.llmrouter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pages, examples, templates and kamelets show models that stay: none that retires within 90 days of the day of the
 * catalogue, which is in its data file, so that this does not change by itself.
 */
class CurrentModelsTest {

    private static final Path ROOT = MarkdownPage.ROOT;
    private static final int DAYS = 90;
    private static final Set<String> KINDS = Set.of("md", "yaml", "yml", "properties", "xml", "html", "json", "java");
    private static final Pattern NAME = Pattern.compile("[\\w./-]*\\w");

    /** Where a page names one on purpose: the page, what the line holds, and why. */
    private record OnPurpose(String page, String holds, String why) {}

    private static final List<OnPurpose> ON_PURPOSE = List.of(
            new OnPurpose("docs/providers.md", "| `", "tables of what presets say of each model, also of old ones"),
            new OnPurpose("docs/providers.md", "refuse to be told how to sample", "which models refuse it"),
            new OnPurpose("docs/providers.md", "Not every model knows every word", "which models know which words"),
            new OnPurpose("docs/catalogue.md", "billed by tokens", "how old models are billed, too"),
            new OnPurpose("docs/catalogue.md", ": its vendor recommends", "the warning of a model that retires"),
            new OnPurpose("examples/simulate/scenarios/logged.yaml", "", "requests as they were logged once"));

    @Test
    void areShownEverywhere() throws IOException {
        Map<String, LocalDate> retiring = retiring();
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            String name = ROOT.relativize(page).toString().replace('\\', '/');
            for (String line : Files.readAllLines(page)) {
                if (ON_PURPOSE.stream().noneMatch(each -> each.page.equals(name) && line.contains(each.holds))) {
                    names(line)
                            .filter(retiring::containsKey)
                            .forEach(model ->
                                    found.add(name + " shows " + model + ", which retires on " + retiring.get(model)));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void areTakenFromPagesThatAreThere() throws IOException {
        Set<String> names = new HashSet<>();
        pages().forEach(page -> names.add(ROOT.relativize(page).toString().replace('\\', '/')));

        assertThat(names)
                .hasSizeGreaterThan(100)
                .contains("README.md", "examples/simulate/scenarios/logged.yaml")
                .anyMatch(name -> name.endsWith(".kamelet.yaml"));
        assertThat(retiring()).containsKeys("gpt-5-mini", "gpt-5-mini-2025-08-07");
        for (OnPurpose each : ON_PURPOSE) {
            assertThat(Files.readString(ROOT.resolve(each.page))).as(each.why).contains(each.holds);
        }
    }

    @Test
    void areToldApartFromOthersWithLongerNames() {
        assertThat(names("{ use: one/openai/gpt-5-mini, or: \"gpt-5.1\", gpt-5-2*: x } `o3`, gpt-4o."))
                .contains("openai/gpt-5-mini", "gpt-5-mini", "gpt-5.1", "o3", "gpt-4o")
                .doesNotContain("gpt-5", "gpt-5-2", "gpt-4");
    }

    /** What may be a model in a line, with and without what stands before a slash; not patterns. */
    private static Stream<String> names(String line) {
        List<String> names = new ArrayList<>();
        Matcher words = NAME.matcher(line);
        while (words.find()) {
            String word = words.group();
            if (!line.startsWith("*", words.end())) {
                names.add(word);
                for (int slash = word.indexOf('/'); slash >= 0; slash = word.indexOf('/', slash + 1)) {
                    names.add(word.substring(slash + 1));
                }
            }
        }
        return names.stream();
    }

    /** The models as their vendors name them, and every other name for them there. */
    private static Map<String, LocalDate> retiring() throws IOException {
        Catalogue catalogue = Catalogue.builtIn();
        LocalDate last = dated().plusDays(DAYS);
        Map<String, LocalDate> retiring = new TreeMap<>();
        for (ModelCard card : catalogue.cards()) {
            if (card.retires() != null && !card.retires().isAfter(last)) {
                retiring.put(model(card.id()), card.retires());
            }
        }
        catalogue.aliases().forEach((alias, id) -> {
            LocalDate day = retiring.get(model(id));
            if (day != null) {
                retiring.put(model(alias), day);
            }
        });
        return retiring;
    }

    private static String model(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    private static LocalDate dated() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("models.json")) {
            LocalDate newest = LocalDate.MIN;
            for (JsonNode source :
                    Json.mapper().readTree(Objects.requireNonNull(in)).path("sources")) {
                LocalDate day = LocalDate.parse(source.path("date").asText());
                newest = day.isAfter(newest) ? day : newest;
            }
            return newest;
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples", "routes", "starter")) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                all.filter(CurrentModelsTest::isPage).forEach(pages::add);
            }
        }
        return pages;
    }

    /** Not what is built of them, nor tests of the modules. */
    private static boolean isPage(Path file) {
        String path = file.toString().replace('\\', '/');
        return KINDS.contains(path.substring(path.lastIndexOf('.') + 1))
                && Stream.of("/target/", "/src/test/", "/docs/adr/").noneMatch(path::contains)
                && Files.isRegularFile(file);
    }
}
