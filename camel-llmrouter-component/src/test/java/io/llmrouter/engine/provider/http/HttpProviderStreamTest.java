package io.llmrouter.engine.provider.http;

import static io.llmrouter.engine.provider.ProviderKit.all;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static io.llmrouter.engine.provider.ProviderKit.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProviderStreamTest {

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void tellsTheAnswerPieceByPieceHoweverItIsCut(int pieceSize) {
        server.reply(request -> Reply.text("Grüße 😀").usage(3, 2).inPiecesOf(pieceSize));

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(events)
                .containsExactly(
                        new Started("chatcmpl-scripted", "m-1"),
                        new TextDelta("Grüße "),
                        new TextDelta("😀"),
                        new UsageReported(Usage.of(3, 2)),
                        new Extra(Map.of("created", 1750000000)),
                        new Finished(FinishReason.STOP, "stop"));
        assertThat(server.requests().get(0).body())
                .containsEntry("stream", true)
                .containsEntry("stream_options", Map.of("include_usage", true));
    }

    @Test
    void tellsToolCallsInPieces() {
        server.reply(request -> Reply.toolCall("weather", "{\"a\":1}").andToolCall("time", "{}"));

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(events)
                .contains(
                        new ToolCallDelta(0, "call_weather", "weather", "{\"a"),
                        new ToolCallDelta(0, null, null, "\":1}"),
                        new ToolCallDelta(1, "call_time", "time", "{"))
                .endsWith(new Finished(FinishReason.TOOL_CALLS, "tool_calls"));
    }

    @Test
    void keepsItsConnectionForTheNextStream() {
        server.script("ok");

        all(provider().stream(call("hello")));
        all(provider().stream(call("hello")));

        assertThat(pool.kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "error-in-200, SERVER_ERROR",
        "malformed, MALFORMED_RESPONSE",
        "empty, MALFORMED_RESPONSE",
        "content-filter, CONTENT_POLICY",
        "unfinished, CONNECTION_LOST",
        "cut-midway, CONNECTION_LOST"
    })
    void endsWithExactlyOneFailure(String step, FailureKind kind) {
        server.script(step);

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.FAILED || event.kind() == Kind.FINISHED)
                .hasSize(1);
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(StreamEvent.Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "429, RATE_LIMITED",
        "503, OVERLOADED",
        "bad-key, AUTHENTICATION",
        "html, MALFORMED_RESPONSE",
        "cut, CONNECTION_LOST"
    })
    void failsBeforeTheStreamWhenTheProviderDoesNotAccept(String step, FailureKind kind) {
        server.script(step);

        assertThat(failure(provider().stream(call("hello"))).kind()).isEqualTo(kind);
    }

    @Test
    void takesAWholeAnswerWhereAStreamWasAskedFor() {
        String whole = "{\"id\":\"x\",\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"all at once\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":3}}";
        // the script would wrap it as an event; a type that is not application/json is sent as it is
        server.reply(request -> Reply.raw(200, "application/vnd.api+JSON", whole));

        List<StreamEvent> events = all(provider().stream(call("hello")));

        assertThat(events)
                .containsExactly(
                        new Started("x", "m"),
                        new TextDelta("all at once"),
                        new UsageReported(Usage.of(1, 3)),
                        new Finished(FinishReason.STOP, "stop"));
    }

    @Test
    void tellsCommentsAsPings() {
        server.script("hang");

        try (EventStream stream = open(provider().stream(call("hello")))) {
            Awaitility.await().until(() -> stream.next().kind() == Kind.PING);
        }

        Awaitility.await().until(() -> server.abandoned() >= 1);
    }

    @Test
    void closingInTheMiddleLeavesTheProvider() {
        server.script("hang");
        EventStream stream = open(provider().stream(call("hello")));
        stream.next();

        stream.close();
        stream.close();

        assertThat(stream.hasNext()).isFalse();
        assertThat(pool.leased()).isZero();
        assertThat(pool.kept()).isZero();
        Awaitility.await().until(() -> server.abandoned() >= 1);
    }

    @Test
    void cancellingInTheMiddleEndsTheStreamWithTheReason() {
        server.script("hang");
        Cancellation cancellation = new Cancellation();
        Failure reason = Failure.of(FailureKind.TIMEOUT, "idle for 30 s");
        EventStream stream = open(provider().stream(call(ChatRequest.of("hello"), cancellation)));
        stream.next();

        cancellation.cancel(reason);

        StreamEvent last = stream.next();
        while (stream.hasNext()) {
            last = stream.next();
        }
        assertThat(last).isEqualTo(new StreamEvent.Failed(reason));
    }

    private Provider provider() {
        return HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()))
                .create(ProviderKit.account(server.baseUrl(), ProviderKit.PLAIN));
    }
}
