package io.llmrouter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptedProviderTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void followsTheScriptAndRepeatsItsLastStep() throws Exception {
        provider.script("429 retry-after=2, 500, ok:fine");

        HttpResponse<String> first = ask("{\"model\":\"m\"}");

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("2");
        assertThat(ask("{}").statusCode()).isEqualTo(500);
        assertThat(ask("{}").body()).contains("\"content\":\"fine\"");
        assertThat(ask("{}").body()).contains("\"content\":\"fine\"");
    }

    @Test
    void recordsWhatItReceives() throws Exception {
        provider.script("echo");

        String body = ask("{\"model\":\"m1\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                .body();

        assertThat(body).contains("\"content\":\"hello\"");
        ReceivedRequest request = provider.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.model()).isEqualTo("m1");
        assertThat(request.headers()).containsEntry("authorization", "Bearer k");
    }

    @Test
    void streamsWordByWordAndEndsWithDone() throws Exception {
        provider.reply(request -> Reply.text("two words").usage(3, 2).inPiecesOf(7));

        String body = ask("{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}")
                .body();

        assertThat(body)
                .contains("{\"content\":\"two \"}", "{\"content\":\"words\"}", "\"prompt_tokens\":3")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void cutsTheConnectionBeforeAndInTheMiddleOfAnAnswer() {
        provider.script("cut, cut-midway");

        assertThatThrownBy(() -> ask("{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask("{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask("{\"stream\":true}")).isInstanceOf(IOException.class);
    }

    @Test
    void speaksAnthropicMessagesWhereItIsAskedThere() throws Exception {
        provider.script("echo, no-credit, 503, ok");

        HttpResponse<String> first = ask(
                "/messages?beta=true",
                "{\"model\":\"m1\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}]}");
        HttpResponse<String> second = ask("/messages", "{}");
        HttpResponse<String> third = ask("/messages", "{}");
        HttpResponse<String> streamed = ask("/messages", "{\"stream\":true}");

        assertThat(first.body())
                .contains("\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]", "\"stop_reason\":\"end_turn\"");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("\"type\":\"invalid_request_error\"", "credit balance is too low");
        assertThat(third.statusCode()).isEqualTo(529);
        assertThat(third.body()).contains("\"type\":\"overloaded_error\"");
        assertThat(streamed.body())
                .startsWith("event: message_start\ndata: {\"type\":\"message_start\"")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void namesTheStepsThereAreWhenOneIsUnknown() {
        assertThatThrownBy(() -> provider.script("okay"))
                .hasMessageContaining("'okay'")
                .hasMessageContaining("content-filter");
    }

    @Test
    void countsNothingOfAnswersThatWereBegunBeforeItsScript() throws Exception {
        provider.script("hang");
        InputStream before = stream();
        provider.script("hang");
        InputStream after = stream();

        before.close();
        after.close();

        await().during(Duration.ofMillis(200)).until(() -> provider.abandoned() == 1);
        assertThat(provider.requests()).hasSize(1);
    }

    private InputStream stream() throws IOException, InterruptedException {
        InputStream answer = client.send(
                        request("/chat/completions", "{\"stream\":true}"), HttpResponse.BodyHandlers.ofInputStream())
                .body();
        assertThat(answer.read()).isPositive();
        return answer;
    }

    private HttpResponse<String> ask(String json) throws IOException, InterruptedException {
        return ask("/chat/completions", json);
    }

    private HttpResponse<String> ask(String path, String json) throws IOException, InterruptedException {
        return client.send(request(path, json), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, String json) {
        return HttpRequest.newBuilder(URI.create(provider.baseUrl() + path))
                .header("Authorization", "Bearer k")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }
}
