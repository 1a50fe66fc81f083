package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Kamelets and route templates in an application of Spring Boot, out of the JAR within its JAR. */
class FlowsInJarIT {

    private static final String CONFIG =
            """
            providers:
              up: { type: openai-compatible, baseUrl: "%s" }
            models: { up/one: { contextWindow: 8000 } }
            policies: { default: { candidates: [ up/one ] } }
            """;

    private static final String ROUTES =
            """
            - route:
                from:
                  uri: platform-http:/kamelet
                  steps:
                    - to:
                        uri: kamelet:llmrouter-chat-action
                        parameters:
                          userMessage: "By a kamelet: ${body}"
            - templatedRoute:
                routeTemplateRef: llmrouter-chat
                parameters:
                  - { name: from, value: "platform-http:/template" }
                  - { name: userMessage, value: "By a template: ${body}" }
            """;

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok:Yes.");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private int port;
    private Process application;

    @BeforeEach
    void start() throws IOException {
        port = FreePort.any();
        Path config = Files.writeString(folder.resolve("llmrouter.yaml"), CONFIG.formatted(UP.baseUrl()));
        Path routes = Files.writeString(folder.resolve("flows.camel.yaml"), ROUTES);
        application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "gateway.jar").toString(),
                        "--server.port=" + port,
                        "--llmrouter.config=file:" + config,
                        "--camel.main.stream-caching-enabled=true",
                        "--camel.main.routes-include-pattern=classpath:llmrouter/templates/*.camel.yaml,file:" + routes)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        application.destroy();
        assertThat(application.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void runsAKameletAndATemplateFoundByTheirFolder() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() ->
                        ask("/kamelet").equals("Yes.") && ask("/template").equals("Yes.") || !application.isAlive());

        assertThat(application.isAlive()).as(log()).isTrue();
        assertThat(ask("/kamelet")).as(log()).isEqualTo("Yes.");
        assertThat(lastQuestion()).isEqualTo("By a kamelet: Really?");
        ask("/template");
        assertThat(lastQuestion()).isEqualTo("By a template: Really?");
    }

    private static String lastQuestion() {
        List<ReceivedRequest> requests = UP.requests();
        return requests.get(requests.size() - 1).lastText();
    }

    private String ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("Really?"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
