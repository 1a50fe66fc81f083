package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that come as a list inside a 200 are the failures that they say, over real HTTP. */
class ListedErrorsTest {

    private static final String CLOUDFLARE =
            """
            {"result":null,"success":false,"errors":[{"code":%s,"message":"%s"}],"messages":[]}""";
    private static final String WATSONX =
            """
            {"errors":[{"code":"%s","message":"%s"}],"trace":"7f1c","status_code":%s}""";
    private static final String BUSY = CLOUDFLARE.formatted("3040", "No more data centers to forward the request to");
    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.answers("ok");

    private LlmRouter router;

    @BeforeEach
    void open() {
        router = LlmRouter.builder(ReadConfig.of(
                        """
                                providers:
                                  edge: { type: cloudflare-workers-ai, baseUrl: "%1$s", apiKey: test-key-number-1 }
                                  other: { type: openai-compatible, baseUrl: "%1$s/other", apiKey: test-key-number-2 }
                                models:
                                  edge/m: { contextWindow: 100000, operations: [ chat ] }
                                  other/m:
                                    contextWindow: 100000
                                    operations: [ chat, embed, rerank, moderate, transcribe, speak, image ]
                                policies:
                                  default:
                                    { strategy: ordered, candidates: [ edge/m ], retry: { maxAttempts: 1 } }
                                  compatible:
                                    { strategy: ordered, candidates: [ other/m ], retry: { maxAttempts: 1 } }
                                  both:
                                    { strategy: ordered, candidates: [ edge/m, other/m ], retry: { maxAttempts: 2 } }
                                """
                                .formatted(PROVIDER.baseUrl())))
                .build();
    }

    @AfterEach
    void close() {
        router.close();
    }

    private static void always(String body) {
        PROVIDER.reply(request -> Reply.raw(200, "application/json", body));
    }

    private LlmRouterException failure() {
        return catchThrowableOfType(LlmRouterException.class, () -> router.chat(HELLO, CallOptions.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "3040, No more data centers to forward the request to, OVERLOADED",
        "3036, 'You have used up your daily free allocation of 10,000 neurons.', BILLING",
        "5007, No such model @cf/any or task, NOT_FOUND",
        "5018, The account is not allowed to access this model, PERMISSION",
        "10000, Authentication error, AUTHENTICATION",
        "3006, Request is too large, TOO_LARGE",
        "3007, Request timeout, TIMEOUT",
        "5004, Invalid data type for base64 input, INVALID_REQUEST"
    })
    void saysWhatCloudflareSays(String code, String message, FailureKind kind) {
        always(CLOUDFLARE.formatted(code, message));

        LlmRouterException thrown = failure();

        assertThat(thrown.failure().kind()).isEqualTo(kind);
        assertThat(thrown).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "authentication_token_expired, Failed to authenticate the request, 401, AUTHENTICATION",
        "model_not_supported, Model 'x' is not supported, 404, NOT_FOUND",
        "some_code, Nobody knows, 503, OVERLOADED"
    })
    void saysWhatWatsonxSays(String code, String message, String status, FailureKind kind) {
        always(WATSONX.formatted(code, message, status));

        LlmRouterException thrown = failure();

        assertThat(thrown.failure().kind()).isEqualTo(kind);
        assertThat(thrown).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[\"the cat sat on the switch\"]}",
                "{\"code\":500,\"msg\":\"the cat sat on the switch\",\"success\":false}",
                "{\"success\":false,\"errors\":[{\"message\":\"the cat sat on the switch\"}],\"choices\":[]}"
            })
    void keepsWhatOtherFormsSay(String body) {
        always(body);

        assertThat(failure()).hasMessageContaining("the cat sat on the switch");
    }

    @Test
    void failsWhereNothingIsSaid() {
        always("{\"success\":false,\"errors\":[]}");

        assertThat(failure()).hasMessageContaining("no reason");
    }

    @Test
    void takesTheAnswerBesideWarnings() {
        always(
                """
                {"success":true,"errors":[{"code":1,"message":"deprecated"}],"choices":[{"index":0,"finish_reason":"stop",
                "message":{"role":"assistant","content":"Hi."}}]}""");

        assertThat(router.chat(HELLO, CallOptions.DEFAULT).response().text()).isEqualTo("Hi.");
    }

    @Test
    void asksTheNextForAnAnswer() {
        PROVIDER.reply(request ->
                request.path().contains("/other") ? Reply.text("Hi.") : Reply.raw(200, "application/json", BUSY));

        Answer answer = router.chat(HELLO, CallOptions.DEFAULT.withPolicy("both"));

        assertThat(answer.target()).hasToString("other/m");
    }

    @ParameterizedTest
    @CsvSource({"application/json, ''", "text/event-stream, 'data: '", "text/event-stream, 'event: error\ndata: '"})
    void asksTheNextForAStream(String type, String before) {
        PROVIDER.reply(request -> request.path().contains("/other")
                ? Reply.text("Hi.")
                : Reply.raw(200, type, before + BUSY + (before.isEmpty() ? "" : "\n\n")));

        assertThat(text(router.stream(HELLO, CallOptions.DEFAULT.withPolicy("both"))))
                .isEqualTo("Hi.");
    }

    private static String text(AnswerStream stream) {
        List<String> pieces = new ArrayList<>();
        try (stream) {
            stream.forEachRemaining(event -> {
                if (event instanceof StreamEvent.TextDelta delta) {
                    pieces.add(delta.text());
                }
            });
        }
        return String.join("", pieces);
    }

    static Stream<ModelRequest<?>> operations() {
        return Stream.of(
                EmbedRequest.of(List.of("a")),
                RerankRequest.of("a", List.of("b", "c")),
                ModerateRequest.of("a"),
                SpeakRequest.of("a"),
                ImageRequest.of("a"),
                TranscribeRequest.of(new byte[] {1}, "a.wav"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void failsOperationsAsItSays(ModelRequest<?> request) {
        always(CLOUDFLARE.formatted("5007", "No such model @cf/any or task"));

        LlmRouterException thrown = catchThrowableOfType(
                LlmRouterException.class, () -> router.perform(request, CallOptions.DEFAULT.withPolicy("compatible")));

        assertThat(thrown.failure().kind()).isEqualTo(FailureKind.NOT_FOUND);
    }
}
