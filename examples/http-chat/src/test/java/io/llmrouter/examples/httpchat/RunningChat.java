package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a user starts it, and a client of it. */
final class RunningChat implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    private RunningChat(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** Starts it with its jobs in that folder; properties are written {@code name=value}. */
    static RunningChat in(Path jobs, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0", "http-chat.jobs=" + jobs, "http-chat.poll-interval=20", "http-chat.retry-delay=10"));
        all.addAll(List.of(properties));
        String[] arguments = all.stream().map(each -> "--" + each).toArray(String[]::new);
        return new RunningChat(new SpringApplicationBuilder(HttpChat.class).run(arguments));
    }

    /** With OpenAI's key, and the provider at that address in OpenAI's place. */
    static RunningChat withKey(Path jobs, String baseUrl, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("OPENAI_API_KEY=sk-test-0123456789");
        all.add("OPENAI_BASE_URL=" + baseUrl);
        return in(jobs, all.toArray(String[]::new));
    }

    HttpResponse<String> chat(String message) throws IOException, InterruptedException {
        return post("/chat", JSON.writeValueAsString(Map.of("message", message)));
    }

    /** Asks for events. */
    <T> HttpResponse<T> stream(String message, BodyHandler<T> into) throws IOException, InterruptedException {
        return http.send(
                request("/chat", JSON.writeValueAsString(Map.of("message", message)))
                        .header("Accept", "text/event-stream")
                        .build(),
                into);
    }

    /** Has the answer posted to a callback; the id of the job. */
    String submit(String message, URI callback) throws IOException, InterruptedException {
        HttpResponse<String> response =
                post("/jobs", JSON.writeValueAsString(Map.of("message", message, "callback", callback.toString())));
        if (response.statusCode() != 202) {
            throw new AssertionError(response.body());
        }
        return json(response).path("id").asText();
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(request(path, body).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    /** What is said of a job as soon as it has that status. */
    JsonNode awaitStatus(String id, String status) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> json(get("/jobs/" + id)), job -> job.path(
                        "status")
                .asText()
                .equals(status));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        application.close();
    }
}
