package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HELLO =
            """
            {"model": "default", "stream": true, "stream_options": {"include_usage": true},
             "messages": [{"role": "user", "content": "Hello"}]}""";

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.before(UP, folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void streamsInOpenAisForm() throws Exception {
        UP.reply(request -> Reply.text("one two three").usage(7, 3));

        HttpResponse<String> response = gateway.ask(HELLO);

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("x-llmrouter-model")).hasValue("up/one");
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
        assertThat(text(response.body())).isEqualTo("one two three");
        List<JsonNode> chunks = chunks(response.body()).toList();
        assertThat(chunks.get(chunks.size() - 1).at("/usage/total_tokens").asInt())
                .isEqualTo(10);
        assertThat(chunks).allMatch(chunk -> chunk.path("object").asText().equals("chat.completion.chunk"));
    }

    @Test
    void sendsEachChunkWhenItComes() throws Exception {
        UP.reply(request -> Reply.text("one two three four").every(Duration.ofMillis(500)));

        HttpResponse<InputStream> response = gateway.ask(HELLO, BodyHandlers.ofInputStream());

        long[] first = {0};
        long last = 0;
        byte[] buffer = new byte[8192];
        for (int n = response.body().read(buffer); n >= 0; n = response.body().read(buffer)) {
            last = System.nanoTime();
            first[0] = first[0] == 0 ? last : first[0];
        }
        assertThat(Duration.ofNanos(last - first[0])).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void streamsToolCalls() throws Exception {
        UP.reply(request -> Reply.toolCall("weather", "{\"city\": \"Bonn\"}"));

        String body = gateway.ask(HELLO).body();

        String arguments = chunks(body)
                .map(chunk -> chunk.at("/choices/0/delta/tool_calls/0/function/arguments")
                        .asText(""))
                .reduce("", String::concat);
        assertThat(JSON.readTree(arguments).path("city").asText()).isEqualTo("Bonn");
        assertThat(body).contains("\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void endsABrokenStreamWithAnError() throws Exception {
        try (RunningGateway own = RunningGateway.before(UP, folder)) {
            UP.script("cut-midway");

            String body = own.ask(HELLO).body();

            assertThat(body).contains("data: {\"error\":").doesNotContain("[DONE]");
        }
    }

    @Test
    void refusesBeforeTheStreamWithAStatus() throws Exception {
        try (RunningGateway own = RunningGateway.before(UP, folder)) {
            UP.script("500");

            HttpResponse<String> response = own.ask(HELLO);

            assertThat(response.statusCode()).isEqualTo(502);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    @Test
    void leavesTheProviderWhenTheClientLeaves() throws Exception {
        UP.reply(request -> Reply.text("word ".repeat(400)).every(Duration.ofMillis(200)));

        HttpResponse<InputStream> response = gateway.ask(HELLO, BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isPositive();
        response.body().close();

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> UP.abandoned() >= 1);
    }

    @Test
    void servesAHundredStreamsAtOnce() {
        CountDownLatch together = new CountDownLatch(100);
        UP.reply(request -> allThere(together)
                ? Reply.text("a b c d e f g h i j").every(Duration.ofMillis(20))
                : Reply.text("alone"));

        List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 100)
                .mapToObj(i -> gateway.client()
                        .sendAsync(gateway.request("/v1/chat/completions", HELLO), BodyHandlers.ofString()))
                .toList();
        List<String> texts = asked.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::body)
                .map(StreamsTest::text)
                .toList();

        assertThat(texts).hasSize(100).containsOnly("a b c d e f g h i j");
    }

    private static boolean allThere(CountDownLatch all) {
        all.countDown();
        try {
            return all.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(String body) {
        return chunks(body)
                .map(chunk -> chunk.at("/choices/0/delta/content").asText(""))
                .reduce("", String::concat);
    }

    private static Stream<JsonNode> chunks(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> line.substring("data: ".length()))
                .map(StreamsTest::parse);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
