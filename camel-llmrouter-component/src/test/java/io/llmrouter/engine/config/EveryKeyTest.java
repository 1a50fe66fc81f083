package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** No key without a reader: nonsense in place of any key's value is noticed at that key. */
class EveryKeyTest {

    /** A map that some section describes, and where it stands. */
    private record Found(String path, Map<String, Object> map) {}

    static Map<String, Object> everyKey() throws IOException {
        try (InputStream stream = EveryKeyTest.class.getResourceAsStream("every-key.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        }
    }

    static Stream<Arguments> keys() {
        return Sections.all().stream()
                .flatMap(section -> StreamSupport.stream(section.keys().spliterator(), false)
                        .map(key -> Arguments.of(section.name(), key.name())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("keys")
    void isRead(String section, String key) throws IOException {
        Map<String, Object> tree = everyKey();
        Found place = maps(section, tree).stream()
                .filter(found -> found.map.containsKey(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("every-key.yaml has no " + key + " in " + section));
        String path = place.path.isEmpty() ? key : place.path + "." + key;
        place.map.put(key, List.of(List.of("nonsense")));

        ConfigException error = catchThrowableOfType(
                ConfigException.class, () -> Surroundings.reader().read(tree, "test"));

        assertThat(error).as("the error").isNotNull();
        assertThat(error.problems()).extracting(Problem::path).anyMatch(each -> each.startsWith(path));
    }

    private static List<Found> maps(String section, Map<String, Object> tree) {
        List<Found> found = List.of(new Found("", tree));
        if (section.equals(Sections.ROOT.name())) {
            return found;
        }
        for (String step : section.split(" ")[0].replace("[*]", ".[*]").split("\\.")) {
            List<Found> next = new ArrayList<>();
            found.forEach(each -> step(each, step, next));
            found = next;
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static void step(Found from, String step, List<Found> into) {
        from.map.forEach((name, value) -> {
            boolean list = step.equals("[*]");
            if (!list && !step.equals("*") && !step.equals(name)) {
                return;
            }
            String path = list ? from.path + name : from.path.isEmpty() ? name : from.path + "." + name;
            if (value instanceof Map<?, ?> map) {
                into.add(new Found(path, (Map<String, Object>) map));
            } else if (value instanceof List<?> items) {
                into.add(new Found(path, indexed((List<Object>) items)));
            }
        });
    }

    /** A view of a list as a map; its entries are the list's own, so that a change in one is a change in the tree. */
    private static Map<String, Object> indexed(List<Object> items) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int at = 0; at < items.size(); at++) {
            map.put("[" + at + "]", items.get(at));
        }
        return map;
    }
}
