package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An option or a header that nobody reads, or that no test of a route uses, would be a promise nobody keeps. */
class EveryOptionTest {

    /** Camel's own. */
    private static final Set<String> CAMELS = Set.of(
            "lazyStartProducer", "autowiredEnabled", "bridgeErrorHandler", "exceptionHandler", "exchangePattern");

    private static JsonNode metadata;
    private static JavaClasses classes;
    private static String tests;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json =
                EveryOptionTest.class.getResourceAsStream("/META-INF/io/llmrouter/camel/llmrouter.json")) {
            metadata = new ObjectMapper().readTree(json);
        }
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.llmrouter.camel");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/llmrouter/camel"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        tests = all.toString();
    }

    private static List<String> names(String section) {
        List<String> names = new ArrayList<>();
        metadata.get(section).fieldNames().forEachRemaining(names::add);
        names.removeAll(CAMELS);
        return names;
    }

    @Test
    void everyOptionIsRead() {
        List<JavaClass> beans = Stream.concat(
                        Stream.of(classes.get(LlmRouterComponent.class), classes.get(LlmRouterEndpoint.class)),
                        Stream.iterate(classes.get(LlmRouterConfiguration.class), each -> each.getRawSuperclass()
                                        .orElseThrow())
                                .takeWhile(each -> !each.isEquivalentTo(Object.class)))
                .toList();
        for (String section : List.of("properties", "componentProperties")) {
            assertThat(names(section)).as(section).isNotEmpty().allSatisfy(name -> assertThat(readers(name, beans))
                    .as("readers of %s", name)
                    .isNotEmpty());
        }
    }

    private static List<String> readers(String option, List<JavaClass> beans) {
        String suffix = option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
        List<String> readers = new ArrayList<>();
        for (JavaClass bean : beans) {
            Stream.of("get" + suffix, "is" + suffix)
                    .flatMap(getter -> bean.tryGetMethod(getter).stream())
                    .flatMap(EveryOptionTest::callers)
                    .forEach(readers::add);
            // A bean may read its own option without its getter.
            bean.tryGetField(option).stream()
                    .flatMap(field -> field.getAccessesToSelf().stream())
                    .map(access -> access.getOrigin().getName())
                    .filter(name -> !name.matches("<init>|(get|is|set)" + suffix))
                    .forEach(readers::add);
        }
        return readers;
    }

    private static Stream<String> callers(JavaMethod getter) {
        return getter.getCallsOfSelf().stream()
                .map(call -> call.getOriginOwner().getSimpleName())
                .filter(name -> !name.endsWith("Configurer"));
    }

    @Test
    void everyEndpointOptionIsUsedByATestOfARoute() {
        List<String> names = names("properties");
        names.remove("operation");

        assertThat(names).allSatisfy(name -> assertThat(tests.contains(name + "="))
                .as("a test of a route says %s=", name)
                .isTrue());
    }

    @Test
    void everyComponentOptionIsSetByATest() {
        for (Map.Entry<String, JsonNode> option :
                metadata.get("componentProperties").properties()) {
            if (!option.getValue().has("configurationField") && !CAMELS.contains(option.getKey())) {
                String setter = ".set" + option.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                        + option.getKey().substring(1) + "(";
                assertThat(tests.contains(setter)).as("a test calls %s", setter).isTrue();
            }
        }
    }

    @Test
    void everyHeaderIsUsedByATest() {
        assertThat(names("headers")).allSatisfy(name -> assertThat(tests.contains("\"" + name + "\""))
                .as("a test says %s", name)
                .isTrue());
    }

    @Test
    void everyConstantIsADocumentedHeaderOrProperty() throws IllegalAccessException, IOException {
        String page = Files.readString(Path.of("../docs/component.md"));
        List<String> headers = new ArrayList<>();
        for (Field constant : LlmRouterConstants.class.getFields()) {
            String value = constant.get(null).toString();
            if (constant.getName().endsWith("_PROPERTY")) {
                assertThat(page).contains("| `" + value + "` |");
            } else {
                headers.add(value);
            }
        }
        assertThat(names("headers")).containsExactlyInAnyOrderElementsOf(headers);
    }

    @Test
    void everyAnswerHeaderIsTakenAwayBeforeTheNextQuestion() {
        assertThat(names("headers")).containsAll(AnswerHeaders.ALL);
    }
}
