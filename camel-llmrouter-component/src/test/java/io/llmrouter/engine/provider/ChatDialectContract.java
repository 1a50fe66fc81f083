package io.llmrouter.engine.provider;

import static io.llmrouter.engine.provider.ProviderKit.all;
import static io.llmrouter.engine.provider.ProviderKit.answer;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every dialect owes, against a provider that speaks its protocol over real HTTP. A dialect's test says only where
 * its protocol keeps the parts of a request.
 */
public abstract class ChatDialectContract {

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    private final ScriptedProvider server = ScriptedProvider.answers("ok");
    private final ChatDialect dialect;
    private final Quirks quirks;
    private final Map<String, String> places;

    /**
     * For one dialect.
     *
     * @param places JSON pointers to {@code system}, {@code prompt}, {@code limit}, {@code stop}, {@code tool},
     *     {@code schema}, {@code call} and {@code result}, and to {@code temperature} where it is not at the top; where
     *     model and stream stand in the path, {@code path} is that of a stream of {@code m-1}
     */
    protected ChatDialectContract(ChatDialect dialect, String path, Map<String, String> places) {
        this.dialect = dialect;
        this.places = places;
        this.quirks = new Quirks(
                path,
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void writesEveryPartOfARequest() {
        ChatRequest request = ChatRequest.of(List.of(
                        Message.system("Be brief."),
                        Message.user("What is it?"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(),
                                List.of(new ToolCall("c_1", "look", "{\"at\":1}")),
                                null,
                                null),
                        Message.tool("c_1", "a cat")))
                .withTools(List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false)), ToolChoice.AUTO)
                .withSampling(Sampling.of(0.5, null, 77, null, List.of("END")));

        DialectRequest encoded = dialect.encode(request, "m-1", quirks, true).fold(ready -> ready, failure -> {
            throw new AssertionError(failure.toString());
        });

        JsonNode json = ErrorBody.tree(encoded.body());
        if (places.containsKey("path")) {
            assertThat(encoded.path()).isEqualTo(places.get("path"));
        } else {
            assertThat(json.path("model").textValue()).isEqualTo("m-1");
            assertThat(json.path("stream").booleanValue()).isTrue();
        }
        assertThat(json.at(places.getOrDefault("temperature", "/temperature")).doubleValue())
                .isEqualTo(0.5);
        assertThat(at(json, "system")).isEqualTo("Be brief.");
        assertThat(at(json, "prompt")).isEqualTo("What is it?");
        assertThat(at(json, "limit")).isEqualTo("77");
        assertThat(at(json, "stop")).isEqualTo("END");
        assertThat(at(json, "tool")).isEqualTo("look");
        assertThat(at(json, "schema")).isEqualTo("object");
        assertThat(at(json, "call")).isEqualTo("c_1");
        assertThat(at(json, "result")).isEqualTo("a cat");
    }

    private String at(JsonNode json, String part) {
        return json.at(places.get(part)).asText();
    }

    @Test
    void readsAnAnswer() {
        server.reply(request -> Reply.text("Grüße 😀").usage(30, 20));

        ChatResponse answer = answer(provider().chat(call("hello")));

        assertThat(answer.text()).isEqualTo("Grüße 😀");
        assertThat(answer.model()).isEqualTo("m-1");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage())
                .usingRecursiveComparison()
                .ignoringFields("units.service")
                .isEqualTo(Usage.of(30, 20));
    }

    static Stream<Reply> answers() {
        return Stream.of(
                Reply.text("Grüße 😀 to all").usage(30, 20),
                Reply.text("Yes.").reasoning("Is it? It is.").usage(3, 9),
                Reply.toolCall("look", "{\"at\":\"ä\"}").andToolCall("stop", "{}"),
                Reply.text("too long").finishReason("length"),
                Reply.text("half of").finishReason("content_filter"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsAStreamAsItTellsTheWhole(Reply reply) {
        server.reply(request -> reply);
        ChatResponse whole = answer(provider().chat(call("hello")));
        server.reply(request -> reply.inPiecesOf(1));

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(Gathered.of(events)).usingRecursiveComparison().isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "tool:look",
                "length",
                "content-filter",
                "cut-midway",
                "unfinished",
                "error-in-200",
                "empty"
            })
    void endsEveryStreamOnce(String script) {
        server.script(script);

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.FINISHED || event.kind() == Kind.FAILED)
                .containsExactly(events.get(events.size() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "cut-midway, CONNECTION_LOST",
        "unfinished, CONNECTION_LOST",
        "malformed, MALFORMED_RESPONSE",
        "empty, MALFORMED_RESPONSE",
        "error-in-200, SERVER_ERROR",
        "content-filter, CONTENT_POLICY"
    })
    void tellsWhyAStreamFailed(String script, FailureKind kind) {
        server.script(script);

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(StreamEvent.Failed.class, end -> assertThat(
                        end.failure().kind())
                .isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "401, AUTHENTICATION",
        "bad-key, AUTHENTICATION",
        "402, BILLING",
        "no-credit, BILLING",
        "403, PERMISSION",
        "no-model, NOT_FOUND",
        "413, TOO_LARGE",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, OVERLOADED",
        "504, TIMEOUT",
        "529, OVERLOADED",
        "context-length, CONTEXT_LENGTH",
        "content-policy, CONTENT_POLICY",
        "content-filter, CONTENT_POLICY",
        "error-in-200, SERVER_ERROR",
        "malformed, MALFORMED_RESPONSE",
        "empty, MALFORMED_RESPONSE",
        "html, MALFORMED_RESPONSE"
    })
    void classifiesFailures(String script, FailureKind kind) {
        server.script(script);

        assertThat(failure(provider().chat(call("hello"))).kind()).isEqualTo(kind);
    }

    @Test
    void keepsHowLongToWait() {
        server.script("429 retry-after=7");

        Outcome<EventStream> refused = provider().stream(call("hello"));

        assertThat(failure(refused).retryAfter()).hasSeconds(7);
    }

    private Provider provider() {
        return HttpProvider.factory(pool.transport(), dialect).create(ProviderKit.account(server.baseUrl(), quirks));
    }
}
