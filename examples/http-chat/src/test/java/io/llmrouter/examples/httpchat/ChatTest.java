package io.llmrouter.examples.httpchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ChatTest {

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    private RunningChat app;

    @BeforeEach
    void start() {
        app = RunningChat.withKey(folder, OPENAI.baseUrl());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void answersWhileTheClientWaits() throws Exception {
        OPENAI.reply(request -> Reply.text("At noon.").usage(30, 4));

        HttpResponse<String> response = app.chat("When does the bus leave?");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode answer = RunningChat.json(response);
        assertThat(answer.path("answer").asText()).isEqualTo("At noon.");
        assertThat(answer.at("/routing/model").asText()).isEqualTo("openai/gpt-6-luna");
        assertThat(answer.at("/routing/outputTokens").asInt()).isEqualTo(4);
    }

    @Test
    void sendsTheFirstPieceBeforeTheLastIsMade() throws Exception {
        app.close();
        try (HeldProvider held = new HeldProvider()) {
            app = RunningChat.withKey(folder, held.baseUrl());

            HttpResponse<InputStream> response = app.stream("Go", BodyHandlers.ofInputStream());
            BufferedReader events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));

            assertThat(readEvent(events)).contains("event: delta", "first ");
            assertThat(held.finished()).isFalse();

            held.letGo();
            assertThat(readEvent(events)).contains("event: delta", "last");
            assertThat(readEvent(events)).contains("event: done", "\"model\":\"openai/gpt-6-luna\"");
            assertThat(held.finished()).isTrue();
        }
    }

    @Test
    void tellsAtTheEndOfAStreamHowItCameAbout() throws Exception {
        OPENAI.reply(request -> Reply.text("one two three").usage(7, 3));

        HttpResponse<String> response = app.stream("Count", BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.body()).contains("event: done").contains("\"outputTokens\":3");
    }

    @Test
    void saysInTheStreamThatItBroke() throws Exception {
        OPENAI.script("cut-midway");

        assertThat(app.stream("Go", BodyHandlers.ofString()).body())
                .contains("event: error")
                .doesNotContain("event: done");
    }

    @Test
    void refusesWhatItCannotReadAndGoesOn() throws Exception {
        OPENAI.script("ok:Hello");

        assertProblem(app.post("/chat", "{\"message\": "), 400, "not a JSON object");
        assertProblem(app.post("/chat", "{\"message\": \" \"}"), 400, "'message' is missing");
        assertProblem(app.chat("x".repeat(1_100_000)), 413, "larger than");

        assertThat(app.chat("Hi").statusCode()).isEqualTo(200);
        assertThat(OPENAI.requests()).hasSize(1);
    }

    @Test
    void answersFromTheLocalModelWithoutAKey() throws Exception {
        app.close();
        app = RunningChat.in(folder);

        JsonNode answer =
                RunningChat.json(app.chat("Summarize: The bus leaves at noon. It is red. It has four wheels."));

        assertThat(answer.at("/routing/model").asText()).isEqualTo("local/extractive");
        assertThat(answer.path("answer").asText()).contains("bus");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningChat.json(response).path("detail").asText()).contains(detail);
    }

    /** The lines of the next event; waits for them. */
    private static String readEvent(BufferedReader events) throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = events.readLine(); line != null && !line.isEmpty(); line = events.readLine()) {
            event.append(line).append('\n');
        }
        return event.toString();
    }
}
