package io.llmrouter.examples.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.test.ScriptedProvider;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway as a user starts it, and a client of it. */
final class RunningGateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    private RunningGateway(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** In front of a provider: targets {@code up/one} and {@code up/two}, alias {@code quick}, policies of one try. */
    static RunningGateway before(ScriptedProvider provider, Path folder, String... arguments) {
        return with(
                folder,
                """
                providers:
                  up: { type: openai-compatible, baseUrl: "%s" }
                  local: { type: local }
                models:
                  up/one: { contextWindow: 8000, price: { input: 1, output: 2 }, features: [ streaming, tools, json-schema ], input: [ text, image ] }
                  up/two: { contextWindow: 8000, price: { input: 1, output: 2 }, features: [ streaming ] }
                aliases: { quick: up/one }
                policies:
                  default: { candidates: [ up/one ], retry: { maxAttempts: 1 } }
                  careful: { candidates: [ up/one ], retry: { maxAttempts: 1 }, lastResort: local/extractive }
                """
                        .formatted(provider.baseUrl()),
                arguments);
    }

    static RunningGateway with(Path folder, String config, String... arguments) {
        try {
            Path file = Files.writeString(folder.resolve("llmrouter.yaml"), config);
            List<String> all = new ArrayList<>(List.of("--server.port=0", "--llmrouter.config=file:" + file));
            all.addAll(List.of(arguments));
            return started(all.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningGateway started(String... arguments) {
        return new RunningGateway(new SpringApplicationBuilder(Gateway.class).run(arguments));
    }

    HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return ask(body, BodyHandlers.ofString());
    }

    HttpResponse<String> ask(String body, String header, String value) throws IOException, InterruptedException {
        HttpRequest plain = request("/v1/chat/completions", body);
        HttpRequest with = HttpRequest.newBuilder(plain, (name, each) -> true)
                .header(header, value)
                .build();
        return http.send(with, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> ask(String body, BodyHandler<T> into) throws IOException, InterruptedException {
        return http.send(request("/v1/chat/completions", body), into);
    }

    HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer whatever")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    /** Where the server puts what it is sent as a file. */
    Path temporary() {
        ServletContext servlets = ((ServletWebServerApplicationContext) application).getServletContext();
        return ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
    }

    HttpClient client() {
        return http;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        application.close();
    }
}
