package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.ModerateResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.RerankResponse;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.TranscribeResponse;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of operations beside chat, after the providers' public references. */
class OperationFormsTest {

    private static final EmbedRequest TWO = EmbedRequest.of(List.of("one", "two"));

    @Test
    void writesEmbeddingsInEachProvidersWords() {
        EmbedRequest asked = new EmbedRequest(List.of("one"), 256, Purpose.QUERY, Map.of("user", "u1"));

        assertThat(body("openai", asked))
                .isEqualTo(Map.of("model", "m", "input", List.of("one"), "dimensions", 256, "user", "u1"));
        assertThat(body("voyage", asked)).containsEntry("output_dimension", 256).containsEntry("input_type", "query");
        assertThat(body("jina", asked)).containsEntry("dimensions", 256).containsEntry("task", "retrieval.query");
        assertThat(body("cohere", asked))
                .containsEntry("texts", List.of("one"))
                .containsEntry("input_type", "search_query")
                .containsEntry("output_dimension", 256);
        assertThat(body("ollama", asked)).containsEntry("dimensions", 256).containsEntry("truncate", false);
        assertThat(body("gemini", asked).get("requests"))
                .asString()
                .contains("taskType=RETRIEVAL_QUERY", "outputDimensionality=256", "model=models/m");
        assertThat(request("gemini", asked).path()).isEqualTo("/models/m:batchEmbedContents");
    }

    @Test
    void readsVectorsInTheOrderOfTheInputs() {
        EmbedResponse answer = answer(
                "openai",
                TWO,
                "{'model':'m-1','data':[{'index':1,'embedding':[3,4]},{'index':0,'embedding':'AACAPwAAAEA='}],"
                        + "'usage':{'prompt_tokens':5,'total_tokens':5}}");

        assertThat(answer.vectors()).containsExactly(new float[] {1, 2}, new float[] {3, 4});
        assertThat(answer.usage()).isEqualTo(Usage.of(5, 0));
        assertThat(answer.model()).isEqualTo("m-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'embedding':[1]}]}",
                "{'data':[{'embedding':[]},{'embedding':[1]}]}",
                "{'data':[{'embedding':['x']},{'embedding':[1]}]}",
                "{'data':[{'embedding':'!'},{'embedding':[1]}]}",
                "{'data':null}",
                "[]",
                "",
                "{",
            })
    void refusesVectorsThatAreNotThere(String body) {
        for (String preset : List.of("openai", "cohere", "ollama", "gemini")) {
            assertThat(ProviderKit.failure(outcome(preset, TWO, body)).kind())
                    .isEqualTo(FailureKind.MALFORMED_RESPONSE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':[{'embedding':[1]}]}                          | it has 1 vectors for 2 inputs",
                "{'data':[{'embedding':[]},{'embedding':[]}]}          | one of its vectors is empty",
                "{'data':[{'embedding':[1,'NaN']},{'embedding':[1,2]}]}| holds something else than numbers",
                "{'data':[{'embedding':[1e99]},{'embedding':[1]}]}     | holds something else than numbers",
                "{'data':[{'embedding':'AADAfw=='},{'embedding':[1]}]} | holds something else than numbers",
                "{'data':[{'embedding':[1,2,3]},{'embedding':[1,2]}]}  | of different lengths: 3 and 2 numbers",
            },
            quoteCharacter = '`')
    void saysWhatIsWrongWithVectors(String body, String why) {
        assertThat(ProviderKit.failure(outcome("openai", TWO, body)).message()).contains(why);
    }

    @Test
    void findsErrorsInsideOfAnswers() {
        String error = "{'error':{'message':'You exceeded your current quota','code':'insufficient_quota'}}";

        List<ModelRequest<?>> all = List.of(
                TWO,
                RerankRequest.of("q", List.of("d")),
                ModerateRequest.of("x"),
                SpeakRequest.of("x"),
                ImageRequest.of("x"),
                TranscribeRequest.of(new byte[] {1}, "a.mp3"));
        for (ModelRequest<?> each : all) {
            assertThat(ProviderKit.failure(outcome("openai-compatible", each, error))
                            .kind())
                    .isEqualTo(FailureKind.BILLING);
        }
    }

    @Test
    void reranksInTheOrderOfTheScores() {
        RerankRequest asked = new RerankRequest("q", List.of("a", "b", "c"), 2, Map.of());

        assertThat(body("voyage", asked)).containsEntry("top_k", 2).doesNotContainKey("top_n");
        assertThat(body("cohere", asked)).containsEntry("top_n", 2);
        RerankResponse answer = answer(
                "voyage",
                asked,
                "{'data':[{'index':0,'relevance_score':0.1},{'index':2,'relevance_score':0.9}],'usage':{'total_tokens':9}}");
        assertThat(answer.ranking()).extracting(RerankResponse.Place::index).containsExactly(2, 0);
        assertThat(answer.usage()).isEqualTo(Usage.of(9, 0));
        assertThat(ProviderKit.failure(outcome("voyage", asked, "{'data':[{'index':3,'relevance_score':1}]}"))
                        .message())
                .contains("no document of the request");
        RerankResponse billed = answer(
                "cohere",
                asked,
                "{'results':[{'index':0,'relevance_score':1}],'meta':{'billed_units':{'search_units':1}}}");
        assertThat(billed.usage().units()).isEqualTo(Units.searches(1));
    }

    @Test
    void moderatesTextsAndImagesAsOne() {
        ModerateRequest both = new ModerateRequest(
                List.of(Content.text("look"), Content.image("image/png", new byte[] {1})), Map.of());

        assertThat(body("openai", ModerateRequest.of("look"))).containsEntry("input", "look");
        assertThat(body("openai", both).get("input"))
                .asString()
                .contains("type=text", "url=data:image/png;base64,AQ==");
        ModerateResponse answer = answer(
                "mistral", both, "{'results':[{'categories':{'pii':true,'law':false},'category_scores':{'pii':0.9}}]}");
        assertThat(answer.flagged()).isTrue();
        assertThat(answer.categories()).containsExactly("pii");
        assertThat(answer.scores()).containsEntry("pii", 0.9);
    }

    @Test
    void sendsSoundAsAForm() {
        TranscribeRequest asked =
                new TranscribeRequest(new byte[] {1, 2, 3}, "notiz.mp3", "de", "Küche", Map.of("temperature", 0));
        DialectRequest sent = request("openai", asked);

        assertThat(sent.headers().get("Content-Type"))
                .startsWith("multipart/form-data")
                .contains("boundary=");
        assertThat(new String(sent.body(), StandardCharsets.UTF_8))
                .contains("name=\"file\"; filename=\"notiz.mp3\"", "name=\"model\"", "name=\"language\"", "Küche")
                .contains("name=\"temperature\"");
    }

    @Test
    void readsTranscriptsWithTimesAndPlainOnes() {
        TranscribeRequest asked = TranscribeRequest.of(new byte[] {1}, "a.mp3");
        TranscribeResponse timed = answer(
                "openai",
                asked,
                "{'text':'Hi there','language':'english','duration':3.2,"
                        + "'segments':[{'start':0.0,'end':1.5,'text':'Hi','speaker':'A'}]}");

        assertThat(timed.segments())
                .containsExactly(new TranscribeResponse.Segment(Duration.ZERO, Duration.ofMillis(1500), "Hi", "A"));
        assertThat(timed.usage().units()).isEqualTo(Units.audio(3200));
        ReceivedBody plain = new ReceivedBody("text/plain", Map.of(), "Hi there\n".getBytes(StandardCharsets.UTF_8));
        assertThat(received("openai", asked, plain).text()).isEqualTo("Hi there");
    }

    @Test
    void keepsWhatElseIsToldOfATranscript() {
        TranscribeResponse told = answer(
                "openai",
                TranscribeRequest.of(new byte[] {1}, "a.mp3"),
                "{'task':'transcribe','text':'Hi','language':'english','duration':0.5,'x':null,"
                        + "'words':[{'word':'Hi','start':0.0,'end':0.25}],"
                        + "'segments':[{'id':0,'start':0.0,'end':0.5,'text':'Hi','avg_logprob':-0.5}]}");

        assertThat(told.extra()).containsOnlyKeys("task", "duration", "words", "segments");
        assertThat(told.extra().get("words")).asString().contains("word=Hi", "end=0.25");
        assertThat(told.extra().get("segments")).asString().contains("avg_logprob=-0.5");
        assertThat(told.withUsage(Usage.NONE).extra()).isEqualTo(told.extra());
    }

    @Test
    void speaksWithAVoice() {
        assertThat(body("openai", SpeakRequest.of("Hello"))).containsEntry("voice", "alloy");
        SpeakRequest asked = new SpeakRequest("Hello", "nova", "wav", "slowly", Map.of());
        assertThat(body("openai", asked))
                .containsEntry("voice", "nova")
                .containsEntry("response_format", "wav")
                .containsEntry("instructions", "slowly");
        ReceivedBody sound = new ReceivedBody("audio/wav", Map.of(), new byte[] {82, 73});
        assertThat(received("openai", asked, sound).mediaType()).isEqualTo("audio/wav");
    }

    @Test
    void drawsImagesAsBytesOrAddresses() {
        ImageRequest asked = new ImageRequest("a cat", 2, "512x512", null, Map.of());

        assertThat(body("openai", asked)).isEqualTo(Map.of("model", "m", "prompt", "a cat", "n", 2, "size", "512x512"));
        ImageResponse answer = answer(
                "openai",
                asked,
                "{'data':[{'b64_json':'AQID'},{'url':'https://x/y.png'}],'output_format':'webp',"
                        + "'usage':{'input_tokens':9,'output_tokens':1056,'total_tokens':1065}}");
        assertThat(answer.images().get(0).mediaType()).isEqualTo("image/webp");
        assertThat(answer.images().get(1).source().value()).isEqualTo("https://x/y.png");
        assertThat(answer.usage()).isEqualTo(Usage.of(9, 1056).with(Units.images(2)));
    }

    @Test
    void countsTheChatThatWouldBeSent() {
        CountTokensRequest asked =
                new CountTokensRequest(ChatRequest.of(List.of(Message.system("Be brief."), Message.user("Hi"))), true);

        assertThat(body("anthropic", asked)).containsOnlyKeys("model", "messages", "system");
        assertThat(request("anthropic", asked).path()).isEqualTo("/messages/count_tokens");
        assertThat(body("gemini", asked)).containsOnlyKeys("generateContentRequest");
        assertThat(body("gemini", asked).get("generateContentRequest"))
                .asString()
                .contains("model=models/m");
    }

    private static OperationDialect<?, ?> form(String preset, ModelRequest<?> request) {
        return Dialects.all(InstantSource.system())
                .get(Presets.builtIn().find(preset).orElseThrow().dialect())
                .operation(request.operation())
                .orElseThrow();
    }

    private static Map<String, Object> body(String preset, ModelRequest<?> request) {
        return Golden.map(request(preset, request).body());
    }

    private static DialectRequest request(String preset, ModelRequest<?> request) {
        Quirks quirks = Presets.builtIn().find(preset).orElseThrow().quirks();
        return encoded(form(preset, request), request, quirks).fold(given -> given, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> Outcome<DialectRequest> encoded(
            OperationDialect<Q, R> form, ModelRequest<?> request, Quirks quirks) {
        return form.encode(form.requestType().cast(request), "m", quirks);
    }

    private static <R extends ModelResponse> R answer(String preset, ModelRequest<R> request, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return received(preset, request, new ReceivedBody("application/json", Map.of(), bytes));
    }

    private static <R extends ModelResponse> R received(String preset, ModelRequest<R> request, ReceivedBody body) {
        Outcome<? extends ModelResponse> outcome = decoded(form(preset, request), request, body);
        if (outcome instanceof Outcome.Answered<? extends ModelResponse> answered) {
            return request.answerType().cast(answered.value());
        }
        throw new AssertionError(outcome.toString());
    }

    private static Outcome<? extends ModelResponse> outcome(String preset, ModelRequest<?> request, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return decoded(form(preset, request), request, new ReceivedBody("application/json", Map.of(), bytes));
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> Outcome<R> decoded(
            OperationDialect<Q, R> form, ModelRequest<?> request, ReceivedBody body) {
        return form.decode(form.requestType().cast(request), body);
    }
}
