package io.llmrouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AskTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok");

    @TempDir
    Path home;

    private RunningQuickstart app;

    @BeforeEach
    void start() {
        app = RunningQuickstart.withKey(home, OPENAI.baseUrl());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void answersAQuestionAboutAText() throws Exception {
        OPENAI.reply(request -> Reply.text("From Marta.").usage(30, 4));

        HttpResponse<String> response = post(
                "/ask",
                "application/json",
                """
                {"question": "Who is it from?", "text": "Kind regards, Marta"}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("answer").asText()).isEqualTo("From Marta.");
        assertThat(answer.path("model").asText()).isEqualTo("openai/gpt-6-luna");
        assertThat(answer.path("cost").path("inputTokens").asInt()).isEqualTo(30);
        assertThat(answer.path("degraded").asBoolean()).isFalse();
    }

    @Test
    void takesATextAsItIsAndTheQuestionFromTheAddress() throws Exception {
        OPENAI.script("echo");

        HttpResponse<String> response =
                post("/ask?question=Who%20is%20it%3F", "text/plain", "{\"not\": \"taken apart\"}");

        assertThat(JSON.readTree(response.body()).path("answer").asText())
                .isEqualTo("Question: Who is it?\n\nText:\n{\"not\": \"taken apart\"}");
    }

    @Test
    void streamsTheAnswerPieceByPiece() throws Exception {
        OPENAI.reply(request -> Reply.text("one two three four").every(Duration.ofMillis(500)));

        HttpResponse<InputStream> response = send(
                "/ask?stream=true",
                "application/json",
                "{\"question\": \"?\", \"text\": \"x\"}",
                BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<Long> arrivals = new ArrayList<>();
        String body = readNotingArrivals(response.body(), arrivals);
        assertThat(body).contains("event: delta\ndata: {\"text\":\"one \"}\n\n").contains("event: done\n");
        assertThat(body).contains("\"model\":\"openai/gpt-6-luna\"").contains("\"outputTokens\":5");
        assertThat(arrivals.get(arrivals.size() - 1) - arrivals.get(0)).isGreaterThan(300);
    }

    @Test
    void streamsWhenEventsAreAccepted() throws Exception {
        OPENAI.script("ok");

        HttpRequest request = request("/ask?question=Why", "text/plain", "text")
                .header("Accept", "text/event-stream")
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).body()).startsWith("event: delta\n");
    }

    @Test
    void saysInTheStreamThatItBroke() throws Exception {
        OPENAI.script("cut-midway");

        HttpResponse<String> response = post("/ask?stream=true&question=Why", "text/plain", "text");

        assertThat(response.body()).contains("event: error\n").doesNotContain("event: done");
    }

    @Test
    void answersFromTheTextItselfWhenOpenAiIsDown() throws Exception {
        OPENAI.script("500");

        HttpResponse<String> response = post(
                "/ask?question=When%20does%20the%20bus%20leave%3F", "text/plain", "The bus leaves at noon. It is red.");

        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("degraded").asBoolean()).isTrue();
        assertThat(answer.path("model").asText()).isEqualTo("local/extractive");
        assertThat(answer.path("answer").asText()).contains("noon");
    }

    @Test
    void saysThatTheTextDoesNotTell() throws Exception {
        app.close();
        app = RunningQuickstart.in(home);

        assertProblem(
                post("/ask?question=Who%20won%20the%20match%3F", "text/plain", "The bus leaves at noon. It is red."),
                422,
                "cannot answer");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertProblem(post("/ask", "text/plain", "a text"), 400, "'question' is missing");
        assertProblem(post("/ask?question=Why", "text/plain", " "), 400, "'text' is missing");
        assertProblem(post("/ask", "application/json", "{\"question\": "), 400, "the body is not a JSON object");
        assertProblem(post("/ask", "application/json", "[]"), 400, "the body is not a JSON object");
        assertProblem(
                post("/ask", "application/json", "{\"question\": 3, \"text\": \"x\"}"), 400, "'question' is missing");
    }

    @Test
    void refusesATextThatIsTooLarge() throws Exception {
        assertProblem(
                post("/ask?question=Why", "text/plain", "x".repeat(1100 * 1024)), 413, "larger than 1048576 bytes");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail)
            throws JsonProcessingException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).path("detail").asText()).contains(detail);
    }

    private static String readNotingArrivals(InputStream body, List<Long> arrivals) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[8192];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            arrivals.add(System.nanoTime() / 1_000_000);
            all.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(path, type, body, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String path, String type, String body, HttpResponse.BodyHandler<T> into)
            throws Exception {
        return HTTP.send(request(path, type, body).build(), into);
    }

    private HttpRequest.Builder request(String path, String type, String body) {
        return HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
