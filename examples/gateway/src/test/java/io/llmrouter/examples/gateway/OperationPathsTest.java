package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.Transcription;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateResponse;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.moderations.Moderation;
import com.openai.models.moderations.ModerationCreateParams;
import io.llmrouter.engine.wire.Multipart;
import io.llmrouter.test.OperationReplies;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interfaces beside chat, as OpenAI's own client for Java calls them. */
class OperationPathsTest {

    static final String CONFIG =
            """
            providers:
              up: { type: openai-compatible, baseUrl: "%s" }
            models:
              up/vectors: { operations: [ embed ], contextWindow: 8000 }
              up/judge: { operations: [ moderate ], contextWindow: 8000 }
              up/order: { operations: [ rerank ], contextWindow: 8000 }
              up/painter: { operations: [ image ] }
              up/speaker: { operations: [ speak ] }
              up/listener: { operations: [ transcribe ] }
            policies:
              default: { candidates: [ up/vectors, up/judge, up/order, up/painter, up/speaker, up/listener ] }
            """;

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.operations();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with(folder, CONFIG.formatted(UP.baseUrl()));
        client = OpenAIOkHttpClient.builder()
                .baseUrl(gateway.uri("/v1").toString())
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"float", "base64"})
    void embeds(String format) {
        CreateEmbeddingResponse answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("default")
                        .inputOfArrayOfStrings(List.of("one", "three"))
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.of(format))
                        .build());

        assertThat(answer.data()).hasSize(2);
        assertThat(answer.data().get(0).embedding()).containsExactly(3f, 0.5f, -1f);
        assertThat(answer.data().get(1).embedding()).containsExactly(5f, 0.5f, -1f);
        assertThat(answer.data().get(1).index()).isEqualTo(1);
        assertThat(answer.usage().promptTokens()).isEqualTo(7);
    }

    @Test
    void embedsWithTheClientsOwnDefaults() {
        CreateEmbeddingResponse answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("up/vectors")
                        .input("seven..")
                        .build());

        assertThat(answer.data().get(0).embedding()).containsExactly(7f, 0.5f, -1f);
    }

    @Test
    void moderates() {
        Moderation bad = judged("a bad word");

        assertThat(bad.flagged()).isTrue();
        assertThat(bad.categories().harassment()).isTrue();
        assertThat(bad.categoryScores().harassment()).isEqualTo(0.9);
        assertThat(judged("a good word").flagged()).isFalse();
    }

    @Test
    void moderatesAListOneByOne() throws Exception {
        UP.reply(request ->
                Reply.raw(200, "application/json", "{\"results\": [{\"flagged\": false}, {\"flagged\": true}]}"));
        JsonNode answer = RunningGateway.json(post("/v1/moderations", "{\"input\": [\"a\", \"b\"]}"));
        UP.reply(OperationReplies::of);

        assertThat(answer.at("/results/0/flagged").asBoolean()).isFalse();
        assertThat(answer.at("/results/1/flagged").asBoolean()).isTrue();
        assertThat(answer.path("results")).hasSize(2);
    }

    private static Moderation judged(String text) {
        return client.moderations()
                .create(ModerationCreateParams.builder()
                        .model("default")
                        .input(text)
                        .build())
                .results()
                .get(0);
    }

    @Test
    void draws() {
        assertThat(client.images()
                        .generate(ImageGenerateParams.builder()
                                .model("default")
                                .prompt("a cat")
                                .build())
                        .data()
                        .orElseThrow()
                        .get(0)
                        .b64Json())
                .hasValue("AQID");
    }

    @Test
    void speaks() throws Exception {
        try (HttpResponse sound = client.audio()
                .speech()
                .create(SpeechCreateParams.builder()
                        .model("default")
                        .voice("alloy")
                        .input("Good day.")
                        .build())) {
            assertThat(new String(sound.body().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("sound of Good day.");
            assertThat(sound.headers().values("content-type")).containsExactly("audio/mpeg");
        }
    }

    @Test
    void transcribes() {
        Transcription heard = transcribed("default").asTranscription();

        assertThat(heard.text()).isEqualTo("Hello there.");
        assertThat(heard.usage().orElseThrow().asDuration().seconds()).isEqualTo(3.0);
        ReceivedRequest asked = UP.requests().get(UP.requests().size() - 1);
        assertThat(asked.path()).endsWith("/audio/transcriptions");
    }

    /** The server's own files go when the request does, a moment after its answer. */
    @Test
    void leavesNoSoundOnTheDisk() {
        transcribed("default");

        Awaitility.await().ignoreExceptions().atMost(Duration.ofMinutes(1)).until(() -> soundsOnDisk() == 0);
    }

    private static long soundsOnDisk() throws Exception {
        try (var files = Files.walk(gateway.temporary())) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void transcribesAsPlainTextOrWithTimes() throws Exception {
        java.net.http.HttpResponse<String> plain = form("response_format", "text");
        JsonNode timed = RunningGateway.json(form("response_format", "verbose_json"));

        assertThat(plain.body()).isEqualTo("Hello there.\n");
        assertThat(timed.path("duration").asDouble()).isEqualTo(3);
        assertThat(timed.path("segments").isArray()).isTrue();
        assertThat(UP.requests().get(UP.requests().size() - 1).headers().get("content-type"))
                .startsWith("multipart/form-data");
    }

    @Test
    void namesTheFieldOfTheFormThatIsWrong() throws Exception {
        java.net.http.HttpResponse<String> srt = form("response_format", "srt");
        java.net.http.HttpResponse<String> stream = form("stream", "true");
        java.net.http.HttpResponse<String> nothing = post("/v1/audio/transcriptions", "{}");

        assertThat(List.of(srt, stream, nothing))
                .allSatisfy(each -> assertThat(each.statusCode()).isEqualTo(400));
        assertThat(RunningGateway.json(srt).at("/error/param").asText()).isEqualTo("response_format");
        assertThat(RunningGateway.json(stream).at("/error/param").asText()).isEqualTo("stream");
        assertThat(RunningGateway.json(nothing).at("/error/param").asText()).isEqualTo("file");
    }

    private static TranscriptionCreateResponse transcribed(String model) {
        return client.audio()
                .transcriptions()
                .create(TranscriptionCreateParams.builder()
                        .model(model)
                        .file(MultipartField.<InputStream>builder()
                                .value(new ByteArrayInputStream(new byte[] {1, 2, 3}))
                                .filename("hello.wav")
                                .build())
                        .language("en")
                        .build());
    }

    private static java.net.http.HttpResponse<String> form(String name, String value) throws Exception {
        Multipart.Body body = new Multipart()
                .file("file", new byte[] {1, 2, 3}, "audio/wav", "hello.wav")
                .field(name, value)
                .body();
        HttpRequest request = HttpRequest.newBuilder(gateway.uri("/v1/audio/transcriptions"))
                .header("Content-Type", body.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                .build();
        return gateway.client().send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void reranks() throws Exception {
        java.net.http.HttpResponse<String> response =
                post("/v1/rerank", "{\"query\": \"Which?\", \"documents\": [\"a\", {\"text\": \"b\"}], \"top_n\": 2}");
        JsonNode first = RunningGateway.json(response).at("/results/0");

        assertThat(response.headers().firstValue("x-llmrouter-model")).hasValue("up/order");
        assertThat(first.path("index").asInt()).isEqualTo(1);
        assertThat(first.path("relevance_score").asDouble()).isEqualTo(0.2);
    }

    @Test
    void saysWhoCannot() {
        assertThatThrownBy(() -> client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model("up/nobody")
                                .input("x")
                                .build()))
                .hasMessageContaining("up/nobody");
        assertThatThrownBy(() -> client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model("default")
                                .input("")
                                .build()))
                .isInstanceOf(BadRequestException.class);
    }

    private static java.net.http.HttpResponse<String> post(String path, String body) throws Exception {
        return gateway.client().send(gateway.request(path, body), java.net.http.HttpResponse.BodyHandlers.ofString());
    }
}
