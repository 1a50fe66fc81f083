package io.llmrouter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ByteArrayResource;

class LlmRouterAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, LlmRouterAutoConfiguration.class));

    @TempDir
    Path folder;

    @Test
    void worksWithoutAnyConfiguration() {
        application.run(
                started -> assertThat(router(started).config().policies()).containsKey("default"));
    }

    @Test
    void readsTheFileThatLlmrouterConfigNames() throws IOException {
        Path file = Files.writeString(
                folder.resolve("llmrouter.yaml"),
                """
                providers: { here: { type: local } }
                policies: { quick: { candidates: [ here/extractive ] } }
                """);

        application
                .withPropertyValues("llmrouter.config=file:" + file)
                .run(started -> assertThat(router(started).config().policies()).containsKey("quick"));
    }

    @Test
    void readsTheTreeUnderLlmrouter() {
        application
                .withPropertyValues(
                        "llmrouter.providers.here.type=local",
                        "llmrouter.policies.quick.candidates[0]=here/extractive",
                        "llmrouter.policies.quick.timeout.first-token=3s")
                .run(started -> {
                    var config = router(started).config();
                    assertThat(config.accounts()).hasSize(1);
                    assertThat(config.policies().get("quick").timeouts().firstToken())
                            .isEqualTo(Duration.ofSeconds(3));
                });
    }

    @Test
    void readsTheTreeFromAnApplicationYaml() {
        application
                .withInitializer(
                        context -> load(
                                context.getEnvironment(),
                                """
                        llmrouter:
                          providers:
                            onprem: { type: openai-compatible, baseUrl: "http://gpu.example/v1", tags: [private] }
                          models:
                            "[onprem/llama-3.3-70b]": { contextWindow: 128000, price: { input: 0, output: 0 } }
                          aliases:
                            fast: onprem/llama-3.3-70b
                          policies:
                            default:
                              candidates: [ fast ]
                              rules:
                                - { when: "$simple{header.tier} == 'gold'", candidates: [ "onprem/llama-3.3-70b" ] }
                        """))
                .run(started -> assertThat(router(started)
                                .plan(ChatRequest.of("Hello"), CallOptions.DEFAULT)
                                .ranked())
                        .extracting(ranked -> ranked.candidate().target().toString())
                        .containsExactly("onprem/llama-3.3-70b"));
    }

    @Test
    void refusesAFileAndATreeAtOnce() {
        application
                .withPropertyValues("llmrouter.config=file:x.yaml", "llmrouter.providers.here.type=local")
                .run(failed -> assertThat(failed)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("llmrouter.config names the file file:x.yaml")
                        .hasMessageContaining("llmrouter.providers is set as well"));
    }

    @Test
    void readsWhereStateIsSharedAndNamesTheLibraryForIt() {
        application
                .withPropertyValues("llmrouter.state.redis=redis://127.0.0.1:1", "llmrouter.state.name=orders")
                .run(failed -> assertThat(failed)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("shared by redis.clients:jedis: add it to the application"));
    }

    @Test
    void tellsAMistakeAtTheStart() {
        application
                .withPropertyValues("llmrouter.provider.here.type=local")
                .run(failed -> assertThat(failed).getFailure().rootCause().hasMessageContaining("'providers'"));
    }

    @Test
    void setsTheOptionsOfTheComponent() {
        application
                .withPropertyValues(
                        "camel.component.llmrouter.configuration.strategy=lowest-cost",
                        "camel.component.llmrouter.configuration.max-tokens=99",
                        "camel.component.llmrouter.reload-interval=1m")
                .run(started -> {
                    LlmRouterComponent component = component(started);
                    assertThat(component.getConfiguration().getStrategy()).isEqualTo("lowest-cost");
                    assertThat(component.getConfiguration().getMaxTokens()).isEqualTo(99);
                    assertThat(component.getReloadInterval()).isEqualTo(60_000);
                });
    }

    @Test
    void describesItsPropertiesForEditors() throws IOException {
        String metadata;
        try (InputStream stream =
                LlmRouterProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadata = new String(stream.readAllBytes(), UTF_8);
        }
        assertThat(metadata)
                .contains("\"llmrouter.policies\"")
                .contains("\"llmrouter.config\"")
                .contains("\"camel.component.llmrouter.configuration.strategy\"")
                .contains("\"camel.component.llmrouter.reload-interval\"");
    }

    private static LlmRouter router(ApplicationContext started) {
        return component(started).getRouter();
    }

    private static LlmRouterComponent component(ApplicationContext started) {
        return started.getBean(CamelContext.class).getComponent("llmrouter", LlmRouterComponent.class);
    }

    private static void load(ConfigurableEnvironment environment, String yaml) {
        try {
            new YamlPropertySourceLoader()
                    .load("application", new ByteArrayResource(yaml.getBytes(UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
