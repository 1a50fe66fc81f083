package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @BeforeEach
    void script() {
        one.script("ok:from one");
    }

    private RouterContext configured(String resource) {
        RouterContext context = new RouterContext(null);
        context.component.setConfig(resource);
        Properties properties = new Properties();
        properties.setProperty("one.url", one.baseUrl());
        properties.setProperty("one.key", "secret-key-of-one");
        context.camel.getPropertiesComponent().setInitialProperties(properties);
        return context;
    }

    @Test
    void readsAResourceWithPlaceholdersAndSimpleConditions() {
        try (RouterContext context = configured("classpath:config/rules.yaml").start()) {
            context.send("llmrouter:chat", "hello", Map.of("tier", "gold"));
            context.send("llmrouter:chat", "hello", Map.of("tier", "iron"));
        }

        assertThat(one.requests()).extracting(request -> request.model()).containsExactly("large", "small");
        assertThat(one.requests().get(0).headers()).containsEntry("Authorization", "Bearer secret-key-of-one");
    }

    @Test
    void takesAChangedFileAndRefusesABadOne() throws IOException {
        Path file = write("first");
        try (RouterContext context = configured("file:" + file)) {
            context.component.setReloadInterval(10);
            context.start();
            assertThat(modelAsked(context)).isEqualTo("first");

            write("second");
            await().untilAsserted(() -> assertThat(modelAsked(context)).isEqualTo("second"));
            Files.writeString(file, "nonsense: true");
            LlmRouter router = context.component.getRouter();
            await().during(Duration.ofMillis(100))
                    .untilAsserted(() -> assertThat(router.config().roster().all())
                            .singleElement()
                            .hasFieldOrPropertyWithValue("target.model", "second"));
        }
    }

    private String modelAsked(RouterContext context) {
        context.send("llmrouter:chat", "hello");
        return one.requests().get(one.requests().size() - 1).model();
    }

    private Path write(String model) throws IOException {
        return Files.writeString(
                folder.resolve("router.yaml"),
                """
                providers:
                  one: { type: openai-compatible, baseUrl: "{{one.url}}" }
                models:
                  one/%s: { price: { input: 1, output: 2 } }
                policies:
                  default: { candidates: [ one/%s ] }
                """
                        .formatted(model, model));
    }

    @Test
    void worksWithoutAnyConfiguration() {
        try (RouterContext context = new RouterContext(null).start()) {
            assertThat(context.body("llmrouter:chat?models=local/extractive", "The cat sat on the mat. It slept."))
                    .asString()
                    .isNotBlank();
        }
    }

    @Test
    void refusesTwoConfigurations() {
        try (RouterContext context = new RouterContext(Map.of())) {
            context.component.setConfig("classpath:config/rules.yaml");

            assertThatThrownBy(context::start).hasStackTraceContaining("config and configTree cannot both be set");
        }
    }

    @Test
    void refusesAConfigurationBesideARouter() {
        try (RouterContext context = new RouterContext(Map.of())) {
            context.component.setRouter(new RecordingRouter());

            assertThatThrownBy(context::start).hasStackTraceContaining("there is a router");
        }
    }

    @Test
    void goesThroughTheProxyOfTheUser() {
        HttpComponent http = new HttpComponent();
        http.setProxyHost("127.0.0.1");
        http.setProxyPort(URI.create(one.baseUrl()).getPort());
        Map<String, Object> tree = RouterContext.tree(one);
        tree.put(
                "providers", Map.of("one", Map.of("type", "openai-compatible", "baseUrl", "http://models.invalid/v1")));
        try (RouterContext context = new RouterContext(tree)) {
            http.setCamelContext(context.camel);
            context.component.setHttpComponent(http);

            assertThat(context.start().body("llmrouter:chat", "hello")).isEqualTo("from one");
        }
        assertThat(one.requests().get(0).headers()).containsEntry("Host", "models.invalid");
    }

    @Test
    void usesTheHttpComponentOfTheUser() {
        HttpComponent http = new HttpComponent();
        http.setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst(
                (request, entity, context) -> request.setHeader("X-Of", "the user")));
        try (RouterContext context = RouterContext.of(one)) {
            http.setCamelContext(context.camel);
            context.component.setHttpComponent(http);
            context.start().send("llmrouter:chat", "hello");
        }

        assertThat(one.requests().get(0).headers()).containsEntry("X-Of", "the user");
    }

    @ParameterizedTest
    @CsvSource({"openai-compatible, /chat/completions", "anthropic, /v1/messages"})
    void usesTheHttpComponentOfTheContextForEveryDialect(String type, String path) {
        Map<String, Object> tree = RouterContext.tree(one);
        tree.put("providers", Map.of("one", Map.of("type", type, "baseUrl", one.baseUrl(), "apiKey", "k")));
        try (RouterContext context = new RouterContext(tree)) {
            context.camel
                    .getComponent("http", HttpComponent.class)
                    .setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst(
                            (request, entity, local) -> request.setHeader("X-Of", "the context")));
            context.start().send("llmrouter:chat", "hello");
        }

        assertThat(one.requests().get(0).path()).endsWith(path);
        assertThat(one.requests().get(0).headers()).containsEntry("X-Of", "the context");
    }

    @Test
    void usesTheClientOfTheUser() throws IOException {
        try (CloseableHttpClient client = HttpClients.custom()
                        .addRequestInterceptorFirst((request, entity, local) -> request.setHeader("X-Of", "mine"))
                        .build();
                RouterContext context = RouterContext.of(one)) {
            context.component.setTransport(client);
            context.start().send("llmrouter:chat", "hello");
        }

        assertThat(one.requests().get(0).headers()).containsEntry("X-Of", "mine");
    }

    @Test
    void repeatsNothingBelowTheEngine() {
        one.script("503");
        try (RouterContext context = RouterContext.of(one).start()) {
            context.send("llmrouter:chat", "hello");
        }

        assertThat(one.requests()).hasSize(2);
    }

    @Test
    void buildsAgainAfterAStop() {
        try (RouterContext context = RouterContext.of(one).start()) {
            context.component.stop();
            assertThat(context.component.getRouter()).isNull();

            context.component.start();
            assertThat(context.body("llmrouter:chat", "hello")).isEqualTo("from one");
        }
    }

    @Test
    void givesItsEndpointsTheirDefaults() {
        LlmRouterConfiguration defaults = new LlmRouterConfiguration();
        defaults.setMaxTokens(7);
        defaults.setTarget("header:answer");
        try (RouterContext context = RouterContext.of(one)) {
            context.component.setConfiguration(defaults);
            context.start();

            assertThat(context.send("llmrouter:chat", "hello").getMessage().getHeader("answer"))
                    .isEqualTo("from one");
            context.send("llmrouter:chat?maxTokens=9", "hello");
        }
        assertThat(one.requests())
                .extracting(request -> request.body().get("max_tokens"))
                .containsExactly(7, 9);
    }

    @Test
    void takesTheRouterOfTheRegistryAndLeavesItOpen() {
        RecordingRouter router = new RecordingRouter();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("router", router);
            camel.start();

            assertThat(camel.createProducerTemplate().requestBody("llmrouter:chat", "hello"))
                    .isEqualTo("fine");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(router.requests).hasSize(1);
    }

    @Test
    void tellsWhereItsAccountsAreServed() {
        try (RouterContext context = RouterContext.of(one).start()) {
            LlmRouterEndpoint endpoint =
                    context.camel.getEndpoint("llmrouter:chat?policy=default", LlmRouterEndpoint.class);

            assertThat(endpoint.getServiceUrl()).isEqualTo(one.baseUrl());
            assertThat(endpoint.getServiceProtocol()).isEqualTo("http");
            assertThat(endpoint.getServiceMetadata()).isEqualTo(Map.of("policy", "default"));
            assertThat(List.of(endpoint.isSingleton(), endpoint.isRemote())).containsOnly(true);
        }
    }
}
