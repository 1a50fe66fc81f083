package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What compatible servers write otherwise than OpenAI, in streams and in whole answers. */
class OddStreamsTest {

    private static final String PIECE = "{'choices':[{'delta':{'content':'The answer is'},'finish_reason':%s}]}";
    private static final String USAGE = "{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':1}}";

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());
    private final ChatStreamDecoder decoder = dialect.decoder();

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "'null'", "null"})
    void aReasonThatSaysNothingIsNoEnd(String nothing) {
        read(PIECE.formatted(nothing));

        assertThat(failure(decoder.end())).isEqualTo(FailureKind.CONNECTION_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "'null'", "null"})
    void aReasonThatSaysNothingIsNoWord(String nothing) {
        ChatResponse whole = whole("{'content':'Hi'}", nothing);

        assertThat(whole.rawFinishReason()).isNull();
        assertThat(whole.finishReason()).isEqualTo(FinishReason.OTHER);
        assertThat(whole("{'tool_calls':[{'id':'a','function':{'name':'f'}}]}", nothing)
                        .finishReason())
                .isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void aReasonStaysWhereLaterChunksSayNothing() {
        assertThat(read(PIECE.formatted("'stop'"), "{'choices':[{'delta':{},'finish_reason':''}]}", "[DONE]"))
                .endsWith(new Finished(FinishReason.STOP, "stop"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'detail':'Internal'} | SERVER_ERROR",
                "{'message':'Rate limit reached','type':'tokens','code':'rate_limit_exceeded'} | RATE_LIMITED",
                "{'error':{'message':'Overloaded','type':'overloaded_error'}} | OVERLOADED",
                "rate limit reached | RATE_LIMITED"
            })
    void anEventThatIsNamedErrorIsOne(String data, FailureKind kind) {
        read(PIECE.formatted("null"));

        assertThat(failure(decoder.read(new SseEvent("error", data.replace('\'', '"'), ""))))
                .isEqualTo(kind);
    }

    @Test
    void aCommentEndsAStreamThatIsWhole() {
        read(PIECE.formatted("'stop'"));
        assertThat(decoder.read(SseEvent.COMMENT)).containsExactly(new StreamEvent.Ping());
        read(USAGE);

        assertThat(decoder.read(SseEvent.COMMENT)).containsExactly(new Finished(FinishReason.STOP, "stop"));
    }

    @Test
    void aCommentEndsNoStreamThatCountsInEveryChunk() {
        String piece = "{'choices':[{'delta':{'content':'%s'},'finish_reason':'stop'}],'usage':{'prompt_tokens':3}}";
        read(piece.formatted("The "));
        assertThat(decoder.read(SseEvent.COMMENT)).containsExactly(new StreamEvent.Ping());
        read(USAGE);
        assertThat(read(piece.formatted("answer"))).contains(new TextDelta("answer"));
        assertThat(decoder.read(SseEvent.COMMENT)).containsExactly(new StreamEvent.Ping());

        assertThat(read("[DONE]")).containsExactly(new Finished(FinishReason.STOP, "stop"));
    }

    @ParameterizedTest
    @CsvSource({"error, SERVER_ERROR", "network_error, SERVER_ERROR", "content_filter, CONTENT_POLICY"})
    void anEndInTroubleWithNothingSaidIsAFailure(String word, FailureKind kind) {
        String whole =
                "{'choices':[{'message':{'content':'','reasoning_content':'Hm.'},'finish_reason':'" + word + "'}]}";

        assertThat(ProviderKit.failure(dialect.decode(bytes(whole))).kind()).isEqualTo(kind);
        assertThat(failure(read(
                        "{'choices':[{'delta':{'reasoning_content':'Hm.'}}]}",
                        "{'choices':[{'delta':{},'finish_reason':'" + word + "'}]}",
                        "[DONE]")))
                .isEqualTo(kind);
    }

    @Test
    void anEndInTroubleBehindATextIsAnAnswer() {
        assertThat(whole("{'content':'Half'}", "'error'").finishReason()).isEqualTo(FinishReason.ERROR);
        assertThat(read(PIECE.formatted("'error'"), "[DONE]")).endsWith(new Finished(FinishReason.ERROR, "error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reasoning':'y','reasoning_content':''",
                "'reasoning':'','reasoning_content':'y'",
                "'reasoning':'y','reasoning_content':null",
                "'reasoning':'x','reasoning_content':'y'"
            })
    void reasoningIsTheFirstThatIsThere(String fields) {
        assertThat(whole("{'content':'Hi'," + fields + "}", "'stop'").message().reasoning())
                .isEqualTo("y");
        assertThat(read("{'choices':[{'delta':{" + fields + "}}]}")).contains(new ReasoningDelta("y", null));
    }

    @Test
    void partsWithoutAPlaceAreToldBesideTheText() {
        String parts = "{'content':[{'type':'text','text':'Bern'},{'type':'reference','reference_ids':[1]}]}";
        Map<String, Object> beside =
                Map.of("content_parts", List.of(Map.of("type", "reference", "reference_ids", List.of(1))));

        ChatResponse whole = whole(parts, "'stop'");

        assertThat(whole.text()).isEqualTo("Bern");
        assertThat(whole.extra()).isEqualTo(beside);
        assertThat(read("{'choices':[{'delta':" + parts + "}]}")).contains(new TextDelta("Bern"), new Extra(beside));
    }

    @Test
    void aRefusalMayBeAPart() {
        String refusal = "{'content':[{'type':'refusal','refusal':'No.'}]}";

        ChatResponse whole = whole(refusal, "'stop'");

        assertThat(whole.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(whole.message().content()).containsExactly(Content.text("No."));
        assertThat(whole.extra()).isEmpty();
        assertThat(read("{'choices':[{'delta':" + refusal + ",'finish_reason':'stop'}]}", "[DONE]"))
                .endsWith(new TextDelta("No."), new Finished(FinishReason.CONTENT_FILTER, "stop"));
    }

    private ChatResponse whole(String message, String reason) {
        return ProviderKit.answer(
                dialect.decode(bytes("{'choices':[{'message':" + message + ",'finish_reason':" + reason + "}]}")));
    }

    private List<StreamEvent> read(String... chunks) {
        List<StreamEvent> events = new ArrayList<>();
        for (String chunk : chunks) {
            events.addAll(decoder.read(SseEvent.of(chunk.replace('\'', '"'))));
        }
        return events;
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static FailureKind failure(List<StreamEvent> events) {
        return ((Failed) events.get(events.size() - 1)).failure().kind();
    }
}
