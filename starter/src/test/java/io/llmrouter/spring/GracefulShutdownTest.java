package io.llmrouter.spring;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Closing an application whose requests are being answered, with the settings of the page. */
class GracefulShutdownTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @RestController
    static class Application {

        private final ProducerTemplate template;
        private final CamelContext camel;

        Application(ProducerTemplate template, CamelContext camel) {
            this.template = template;
            this.camel = camel;
        }

        @GetMapping("/ask")
        String ask() {
            return template.requestBody("llmrouter:chat", "hello", String.class);
        }

        @GetMapping("/stream")
        StreamingResponseBody stream() {
            AnswerStream answer = camel.getComponent("llmrouter", LlmRouterComponent.class).getRouter().stream(
                    ChatRequest.of("hello"), CallOptions.DEFAULT);
            return out -> {
                while (answer.hasNext()) {
                    out.write(answer.next().content().getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            };
        }
    }

    private final CountDownLatch gate = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private ServletWebServerApplicationContext application;
    private int port;

    @BeforeEach
    void start() throws IOException {
        SpringApplication starting = new SpringApplication(Application.class);
        Properties settings = page();
        settings.putAll(Map.of(
                "server.port", "0",
                "llmrouter.providers.one.type", "openai-compatible",
                "llmrouter.providers.one.base-url", provider.baseUrl(),
                "llmrouter.models[one/m].contextWindow", "8000",
                "llmrouter.policies.default.candidates[0]", "one/m"));
        starting.setDefaultProperties(settings);
        application = (ServletWebServerApplicationContext) starting.run();
        port = application.getWebServer().getPort();
    }

    private static Properties page() throws IOException {
        String text = Files.readString(Path.of("../docs/operations.md"));
        String shutdown = text.substring(text.indexOf("\n## Shutdown"));
        String fence = shutdown.substring(shutdown.indexOf("```properties\n") + "```properties\n".length());
        Properties settings = new Properties();
        settings.load(new StringReader(fence.substring(0, fence.indexOf("```"))));
        assertThat(settings).containsEntry("server.shutdown", "graceful");
        return settings;
    }

    @AfterEach
    void close() {
        gate.countDown();
        application.close();
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Reply behindTheGate() {
        try {
            assertThat(gate.await(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.text("late but there");
    }

    @Test
    void answersTheRequestsThatAreInAndTakesNoMore() {
        provider.reply(request -> behindTheGate());
        CompletableFuture<HttpResponse<String>> asked = get("/ask");
        await().atMost(Duration.ofMinutes(1)).until(() -> provider.requests().size() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(application::close);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThatThrownBy(() -> get("/ask").get(200, MILLISECONDS))
                        .hasCauseInstanceOf(ConnectException.class));
        gate.countDown();

        assertThat(asked.join().body()).isEqualTo("late but there");
        assertThat(closed).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void letsStreamsComeToTheirEnd() {
        provider.reply(request -> Reply.text("one two three four five six").every(Duration.ofMillis(50)));
        CompletableFuture<HttpResponse<String>> asked = get("/stream");
        await().atMost(Duration.ofMinutes(1)).until(() -> provider.requests().size() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(application::close);

        assertThat(asked.join().body()).isEqualTo("one two three four five six");
        assertThat(closed).succeedsWithin(Duration.ofMinutes(1));
    }
}
