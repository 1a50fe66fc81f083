package io.llmrouter.examples.httpchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @Test
    void acceptsAtOnceAndPostsTheAnswerLater() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        OPENAI.reply(request -> held(letGo, "At noon."));
        try (RunningChat app = RunningChat.withKey(folder, OPENAI.baseUrl());
                Receiver receiver = new Receiver()) {

            String id = app.submit("When?", receiver.uri());

            assertThat(app.awaitStatus(id, "accepted").has("answer")).isFalse();
            letGo.countDown();
            JsonNode posted = receiver.next();
            assertThat(posted.path("id").asText()).isEqualTo(id);
            assertThat(posted.path("answer").asText()).isEqualTo("At noon.");
            assertThat(receiver.keys()).containsExactly(id);
            JsonNode status = app.awaitStatus(id, "delivered");
            assertThat(status.path("answer").asText()).isEqualTo("At noon.");
            assertThat(status.at("/routing/model").asText()).isEqualTo("openai/gpt-6-luna");
        }
    }

    @Test
    void triesTheCallbackAgainWithoutAskingTheModelAgain() throws Exception {
        OPENAI.script("ok:Yes");
        try (RunningChat app = RunningChat.withKey(folder, OPENAI.baseUrl());
                Receiver receiver = new Receiver(503, 429, 500)) {

            String id = app.submit("Well?", receiver.uri());

            assertThat(receiver.next().path("answer").asText()).isEqualTo("Yes");
            assertThat(receiver.keys()).containsExactly(id, id, id, id);
            app.awaitStatus(id, "delivered");
            assertThat(OPENAI.requests()).hasSize(1);
        }
    }

    @Test
    void parksAnAnswerThatNobodyTakesAndGoesOn() throws Exception {
        OPENAI.script("ok:Yes");
        try (RunningChat app = RunningChat.withKey(folder, OPENAI.baseUrl(), "http-chat.delivery-retries=2");
                Receiver away = new Receiver(503, 503, 503);
                Receiver gone = new Receiver(410);
                Receiver there = new Receiver()) {

            String first = app.submit("Well?", away.uri());
            String second = app.submit("Well?", gone.uri());
            String third = app.submit("Well?", there.uri());

            JsonNode parked = app.awaitStatus(first, "parked");
            assertThat(parked.at("/delivery/detail").asText()).contains("status 503");
            assertThat(parked.path("answer").asText()).isEqualTo("Yes");
            assertThat(app.awaitStatus(second, "parked").at("/delivery/detail").asText())
                    .contains("status 410");
            app.awaitStatus(third, "delivered");
            assertThat(away.keys()).hasSize(3);
            assertThat(gone.keys()).hasSize(1);
        }
    }

    @Test
    void parksWhatNoModelAnswersAndTellsTheCaller() throws Exception {
        OPENAI.reply(request -> request.lastText().contains("poison")
                ? Reply.error(400, "invalid_request_error", "invalid_value", "cannot be read")
                : Reply.text("Fine"));
        try (RunningChat app = RunningChat.withKey(folder, OPENAI.baseUrl());
                Receiver receiver = new Receiver()) {

            String poison = app.submit("poison", receiver.uri());
            assertThat(receiver.next().at("/problem/kind").asText()).isEqualTo("invalid_request");
            String good = app.submit("good", receiver.uri());

            assertThat(receiver.next().path("answer").asText()).isEqualTo("Fine");
            app.awaitStatus(good, "delivered");
            assertThat(app.awaitStatus(poison, "parked").at("/problem/detail").asText())
                    .contains("cannot be read");
        }
    }

    @Test
    void answersAfterARestartWhatWasAcceptedBefore() throws Exception {
        OPENAI.script("ok:Later");
        try (Receiver receiver = new Receiver()) {
            String id = "00000000-0000-4000-8000-000000000001";
            Path accepted = Files.createDirectories(folder.resolve("accepted"));
            Job job = Job.accepted(id, "Well?", receiver.uri(), "2026-11-20T00:00:00Z");
            Files.writeString(accepted.resolve(id + ".json"), Json.write(job));

            try (RunningChat app = RunningChat.withKey(folder, OPENAI.baseUrl())) {
                assertThat(receiver.next().path("answer").asText()).isEqualTo("Later");
                app.awaitStatus(id, "delivered");
            }
        }
    }

    @Test
    void refusesCallbacksItMayNotCall() throws Exception {
        try (RunningChat app = RunningChat.in(folder)) {
            assertRefused(app, "http://169.254.169.254/latest", "may not call 169.254.169.254");
            assertRefused(app, "file:///etc/passwd", "is not an HTTP address");
            assertRefused(app, "http://a:b@localhost/", "is not an HTTP address");
            assertRefused(app, "::", "is not an address");
            assertThat(app.get("/jobs/nobody").statusCode()).isEqualTo(404);
            assertThat(app.get("/jobs/" + "0".repeat(36)).statusCode()).isEqualTo(404);
        }
    }

    private static void assertRefused(RunningChat app, String callback, String detail) throws Exception {
        HttpResponse<String> response = app.post("/jobs", "{\"message\": \"Hi\", \"callback\": \"" + callback + "\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningChat.json(response).path("detail").asText()).contains(detail);
    }

    private static Reply held(CountDownLatch letGo, String text) {
        try {
            letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.text(text);
    }
}
