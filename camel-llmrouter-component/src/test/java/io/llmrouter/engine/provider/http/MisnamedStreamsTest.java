package io.llmrouter.engine.provider.http;

import static io.llmrouter.engine.provider.ProviderKit.all;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.provider.ByteServer;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.PooledTransport;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are called JSON, and JSON that is called a stream. */
class MisnamedStreamsTest {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String CHUNKS =
            """
            data: {"choices":[{"delta":{"content":"Hi."},"finish_reason":"stop"}]}

            data: [DONE]

            """;
    private static final String WHOLE =
            """
            {"choices":[{"message":{"content":"Hi."},"finish_reason":"stop"}]}""";
    private static final String LINES =
            """
            {"model":"m","message":{"content":"H"},"done":false}
            {"model":"m","message":{"content":"i."},"done":true,"done_reason":"stop"}
            """;

    @RegisterExtension
    static final ByteServer SERVER = new ByteServer();

    private static final Map<String, ChatDialect> DIALECTS = Dialects.all(InstantSource.system());

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    @ParameterizedTest
    @ValueSource(strings = {"", ": hello\n\n", "event: chunk\n", "\n\n", "\ufeff"})
    void eventsAreEventsWhateverTheyAreCalled(String before) {
        answers(JSON, before + CHUNKS, 3);

        assertThat(all(provider("openai").stream(call("hello"))))
                .contains(new TextDelta("Hi."))
                .endsWith(new Finished(FinishReason.STOP, "stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, EVENTS, "application/problem+json"})
    void aWholeAnswerIsOneWhateverItIsCalled(String type) {
        answers(type, WHOLE, 7);

        assertThat(all(provider("openai").stream(call("hello"))))
                .contains(new TextDelta("Hi."))
                .endsWith(new Finished(FinishReason.STOP, "stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, EVENTS, "application/x-ndjson"})
    void linesAreLinesWhateverTheyAreCalled(String type) {
        answers(type, LINES, 5);

        assertThat(all(provider("ollama").stream(call("hello"))))
                .contains(new TextDelta("H"), new TextDelta("i."))
                .endsWith(new Finished(FinishReason.STOP, "stop"));
    }

    @Test
    void aSpacedAnswerIsWholeWhereLinesWereAskedFor() {
        answers(
                JSON,
                LINES.lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .replace(",", ",\n")
                        .replace("{", "{ \n"),
                5);

        assertThat(all(provider("ollama").stream(call("hello")))).contains(new TextDelta("i."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai | {'error':{'message':'You exceeded your current quota','code':'insufficient_quota'}} | BILLING",
                "openai | {\\n  'error': {\\n    'message': 'Overloaded',\\n    'type': 'overloaded'\\n  }\\n} | OVERLOADED",
                "openai | [{'error':{'message':'Rate limit reached','code':'rate_limit_exceeded'}}] | RATE_LIMITED",
                "openai | {'base_resp':{'status_code':1002,'status_msg':'rate limit'}} | RATE_LIMITED",
                "gemini | [{\\n 'error':{'code':429,'message':'Slow','status':'RESOURCE_EXHAUSTED'}}] | RATE_LIMITED",
                "anthropic | {'type':'error','error':{'type':'overloaded_error','message':'Busy'}} | OVERLOADED",
                "cohere | {'message':'too many tokens: size limit exceeded'} | CONTEXT_LENGTH",
                "openai | upstream connect error | MALFORMED_RESPONSE",
                "openai | {'half': | MALFORMED_RESPONSE"
            })
    void anErrorIsReadThatIsCalledAStream(String dialect, String body, FailureKind kind) {
        answers(EVENTS, body.replace('\'', '"').replace("\\n", "\n"), 4096);

        List<StreamEvent> events = all(provider(dialect).stream(call("hello")));

        assertThat(events).hasSize(1);
        assertThat(((Failed) events.get(0)).failure().kind()).isEqualTo(kind);
    }

    @Test
    void anErrorThatIsCalledJsonFailsAtOnce() {
        answers(JSON, "{\"error\":{\"message\":\"Slow down\",\"code\":\"rate_limit_exceeded\"}}", 4096);

        assertThat(failure(provider("openai").stream(call("hello"))).kind()).isEqualTo(FailureKind.RATE_LIMITED);
    }

    private static void answers(String type, String body, int inPiecesOf) {
        SERVER.answers(type, body.getBytes(StandardCharsets.UTF_8), inPiecesOf);
    }

    private Provider provider(String dialect) {
        return HttpProvider.factory(pool.transport(), DIALECTS.get(dialect))
                .create(ProviderKit.account(SERVER.baseUrl(), ProviderKit.PLAIN));
    }
}
