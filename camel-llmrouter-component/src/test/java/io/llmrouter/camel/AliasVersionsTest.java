package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.config.ConfigException;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AliasVersionsTest {

    private static final Map<String, Object> VERSIONS = Map.of("june", "one/m", "july", List.of("two/m"));

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @BeforeEach
    void script() {
        one.script("ok:June");
        two.script("ok:July");
    }

    private static Map<String, Object> tree(Object alias) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put("aliases", Map.of("good", alias));
        tree.put("policies", Map.of("default", Map.of("candidates", List.of("good"))));
        return tree;
    }

    private static Object answer(RouterContext context) {
        return context.body("llmrouter:chat", "hello");
    }

    @Test
    void standsForTheVersionInUse() throws Exception {
        try (RouterContext context = new RouterContext(tree(Map.of("use", "june", "versions", VERSIONS))).start()) {
            assertThat(answer(context)).isEqualTo("June");
            assertThat(context.component.snapshot().get("aliases"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .singleElement()
                    .extracting("alias", "version")
                    .containsExactly("good", "june");
            assertThat(context.component.listAliases().values().toString()).contains("good", "june", "july");
        }
    }

    @Test
    void standsForTheLastVersionUnlessItIsToldOtherwise() throws Exception {
        String yaml =
                """
                providers:
                  one: { type: openai-compatible, baseUrl: "%s" }
                  two: { type: openai-compatible, baseUrl: "%s" }
                models: { one/m: {}, two/m: {} }
                aliases: { good: { versions: { june: one/m, july: two/m } } }
                policies: { default: { candidates: [ good ] } }
                """
                        .formatted(one.baseUrl(), two.baseUrl());
        Path file = folder.resolve("llmrouter.yaml");
        put(file, yaml);
        RouterContext context = new RouterContext(null);
        context.component.setConfig("file:" + file);
        context.component.setReloadInterval(20);
        try (context) {
            context.start();
            assertThat(answer(context)).isEqualTo("July");

            put(file, yaml.replace("{ versions", "{ use: june, versions"));
            await().until(() -> answer(context).equals("June"));

            context.component.useAliasVersion("good", "july");
            assertThat(answer(context)).isEqualTo("July");
            put(
                    file,
                    yaml.replace("{ versions", "{ use: june, versions")
                            .replace("models:", "currencies: { EUR: 2 }\nmodels:"));
            context.component.followAlias("good");
            assertThat(answer(context)).isEqualTo("June");
        }
    }

    private static void put(Path file, String text) throws Exception {
        Path fresh = Files.writeString(file.resolveSibling("fresh"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void isRolledBackByARouteThatHearsOfTrouble() throws Exception {
        ConcurrentLinkedQueue<Map<?, ?>> events = new ConcurrentLinkedQueue<>();
        RouterContext context = new RouterContext(tree(Map.of("use", "july", "versions", VERSIONS)));
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("llmrouter:events?types=target_taken_out")
                        .process(exchange -> context.component.useAliasVersion("good", "june"));
                from("llmrouter:events?types=alias_switched")
                        .process(exchange -> events.add(exchange.getMessage().getBody(Map.class)));
            }
        });
        try (context) {
            context.start();
            assertThat(answer(context)).isEqualTo("July");

            context.component.takeTargetOut("two/m", "worse than before");

            await().until(() -> !events.isEmpty());
            assertThat(answer(context)).isEqualTo("June");
            assertThat(events.remove().toString()).contains("alias=good", "version=june", "before=july");
        }
    }

    @Test
    void namesWhatThereIsNot() {
        try (RouterContext context = new RouterContext(tree(Map.of("use", "june", "versions", VERSIONS))).start()) {
            assertThatThrownBy(() -> context.component.useAliasVersion("god", "june"))
                    .hasMessage("there is no alias 'god' with versions: did you mean 'good'?");
            assertThatThrownBy(() -> context.component.useAliasVersion("good", "jule"))
                    .hasMessageStartingWith("the alias 'good' has no version 'jule': did you mean 'ju");
            assertThat(answer(context)).isEqualTo("June");
        }
    }

    @Test
    void checksEveryVersionAtTheStart() {
        refuses(Map.of("use", "jun", "versions", VERSIONS), "unknown version 'jun'; did you mean 'june'?");
        refuses(Map.of("use", "june"), "'good' has no versions to stand for");
        refuses(
                Map.of("use", "june", "versions", Map.of("june", "one/m", "old", "none/m")),
                "unknown account 'none' in 'none/m'");
    }

    private static void refuses(Object alias, String message) {
        try (RouterContext context = new RouterContext(tree(alias))) {
            assertThatThrownBy(context::start)
                    .rootCause()
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(message);
        }
    }
}
