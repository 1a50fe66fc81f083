package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.Ping;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.engine.wire.SseEvent;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicStreamTest {

    private static final String START =
            "{'type':'message_start','message':{'id':'m','model':'c','usage':{'input_tokens':3,'output_tokens':1}}}";
    private static final String STOP = "{'type':'message_stop'}";
    private static final Map<String, Object> SEARCH = Map.of(
            "type", "server_tool_use", "id", "srvtoolu_1", "name", "web_search", "input", Map.of("query", "cats"));

    @RegisterExtension
    static final ScriptedProvider SERVER = ScriptedProvider.answers("ok");

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    private final AnthropicDialect dialect = new AnthropicDialect(InstantSource.system());
    private final ChatStreamDecoder decoder = dialect.decoder();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void tellsEveryPartHoweverItIsCut(int pieceSize) {
        String stream = new String(Golden.bytes("anthropic/stream-full.sse"), StandardCharsets.UTF_8);
        SERVER.reply(request -> Reply.raw(200, "text/event-stream", stream).inPiecesOf(pieceSize));

        List<StreamEvent> events =
                ProviderKit.all(HttpProvider.factory(pool.transport(), dialect)
                        .create(ProviderKit.account(SERVER.baseUrl(), ProviderKit.PLAIN))
                        .stream(ProviderKit.call("hello")));

        assertThat(events)
                .filteredOn(event -> event.kind() != Kind.PING)
                .containsExactly(
                        new Started("msg_1", "claude-haiku-4-5"),
                        new UsageReported(usage(30, 20, 1)),
                        new ReasoningDelta("Ein Kätzchen 😀?", null),
                        new ReasoningDelta("", "sig-1"),
                        new ReasoningDelta("", "anthropic@claude:hidden:hidden-1"),
                        new ReasoningDelta(
                                "",
                                "anthropic@claude:block:{\"type\":\"server_tool_use\",\"id\":\"srvtoolu_1\","
                                        + "\"name\":\"web_search\",\"input\":{\"query\":\"cats\"}}"),
                        new Extra(Map.of("content_blocks", List.of(SEARCH))),
                        new TextDelta("Let me "),
                        new Extra(Map.of("citations", List.of(Map.of("type", "char_location")))),
                        new TextDelta("look."),
                        new ToolCallDelta(0, "toolu_1", "look", ""),
                        new ToolCallDelta(0, null, null, "{\"at\": \"c"),
                        new ToolCallDelta(0, null, null, "at\"}"),
                        new ToolCallDelta(1, "toolu_2", "now", ""),
                        new ToolCallDelta(1, null, null, "{}"),
                        new UsageReported(usage(30, 20, 50)),
                        new Finished(FinishReason.TOOL_CALLS, "tool_use"));
    }

    private static Usage usage(long input, long cached, long output) {
        return new Usage(input, cached, 0, 0, 0, 0, output, 0, 0, Usage.Source.REPORTED, Units.NONE);
    }

    @Test
    void isNotWholeWithoutItsStop() {
        assertThat(kind(decoder.end())).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        read(START, "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':5}}");
        assertThat(kind(decoder.end())).isEqualTo(FailureKind.CONNECTION_LOST);
    }

    @ParameterizedTest
    @CsvSource({
        "overloaded_error, OVERLOADED",
        "rate_limit_error, RATE_LIMITED",
        "api_error, SERVER_ERROR",
        "timeout_error, TIMEOUT"
    })
    void failsAtAnErrorInTheStream(String type, FailureKind kind) {
        read(START);

        List<StreamEvent> events = read("{'type':'error','error':{'type':'" + type + "','message':'no'}}");

        assertThat(events).singleElement().isInstanceOfSatisfying(Failed.class, end -> {
            assertThat(end.failure().kind()).isEqualTo(kind);
            assertThat(end.failure().code()).isEqualTo(type);
        });
    }

    @Test
    void failsAtWhatIsNoAnswer() {
        assertThat(kind(read("{not json"))).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        assertThat(kind(read(STOP))).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }

    @Test
    void tellsARefusalFromAnAnswerThatWasCut() {
        String refused = "{'type':'message_delta','delta':{'stop_reason':'refusal'}}";

        assertThat(kind(read(START, refused, STOP))).isEqualTo(FailureKind.CONTENT_POLICY);
        assertThat(read(delta("{'type':'text_delta','text':'I will'}"), refused, STOP))
                .endsWith(new Finished(FinishReason.CONTENT_FILTER, "refusal"));
    }

    @Test
    void saysWhatARefusalIsOf() {
        List<StreamEvent> events = read(
                START,
                "{'type':'message_delta','delta':{'stop_reason':'refusal','stop_details':"
                        + "{'type':'refusal','category':'cyber','explanation':'Not this.'}}}",
                STOP);

        assertThat(events.get(events.size() - 1))
                .isEqualTo(new Failed(new Failure(
                        FailureKind.CONTENT_POLICY,
                        "the provider refused to answer (cyber): Not this.",
                        null,
                        "cyber",
                        null)));
    }

    @Test
    void carriesABlockOfTheProvidersThatComesWhole() {
        read(START);

        assertThat(read(
                        "{'type':'content_block_start','index':4,'content_block':{'type':'web_search_tool_result',"
                                + "'tool_use_id':'s','content':[]}}",
                        "{'type':'content_block_stop','index':4}",
                        "{'type':'message_delta','delta':{'stop_reason':'pause_turn'}}",
                        STOP))
                .filteredOn(event -> event.kind() != Kind.PING && event.kind() != Kind.EXTRA)
                .containsExactly(
                        new ReasoningDelta(
                                "",
                                "anthropic@other:block:{\"type\":\"web_search_tool_result\",\"tool_use_id\":\"s\","
                                        + "\"content\":[]}"),
                        new Finished(FinishReason.OTHER, "pause_turn"));
    }

    @Test
    void carriesABlockWhoseTextComesInPieces() {
        read(START, "{'type':'content_block_start','index':0,'content_block':{'type':'compaction','content':null}}");

        assertThat(read(
                        delta("{'type':'compaction_delta','content':'Summary '}"),
                        delta("{'type':'compaction_delta','content':'of the talk'}"),
                        "{'type':'content_block_stop','index':0}"))
                .filteredOn(event -> event.kind() != Kind.PING)
                .containsExactly(
                        new ReasoningDelta(
                                "",
                                "anthropic@other:block:"
                                        + "{\"type\":\"compaction\",\"content\":\"Summary of the talk\"}"),
                        new Extra(Map.of(
                                "content_blocks",
                                List.of(Map.of("type", "compaction", "content", "Summary of the talk")))));
    }

    @Test
    void tellsTheInputOfTheAnswerToolAsText() {
        assertThat(read(
                        START,
                        "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'t',"
                                + "'name':'structured_answer','input':{}}}",
                        delta("{'type':'input_json_delta','partial_json':'{'}"),
                        delta("{'type':'input_json_delta','partial_json':'}'}"),
                        "{'type':'content_block_stop','index':0}",
                        "{'type':'message_delta','delta':{'stop_reason':'tool_use'}}",
                        STOP))
                .filteredOn(event -> event.kind() != Kind.PING)
                .containsExactly(
                        new Started("m", "c"),
                        new UsageReported(Usage.of(3, 1)),
                        new TextDelta("{"),
                        new TextDelta("}"),
                        new Finished(FinishReason.STOP, "tool_use"));
    }

    @Test
    void takesArgumentsThatComeWithTheStartOfACall() {
        read(START);

        assertThat(read(
                        "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'t',"
                                + "'name':'look','input':{'at':1}}}",
                        "{'type':'content_block_stop','index':0}"))
                .containsExactly(new ToolCallDelta(0, "t", "look", "{\"at\":1}"));
    }

    @Test
    void isAliveWhileItHasNothingToSay() {
        assertThat(decoder.read(SseEvent.COMMENT)).containsExactly(new Ping());
        assertThat(read("{'type':'ping'}")).containsExactly(new Ping());
        assertThat(read(delta("{'type':'text_delta','text':''}"))).containsExactly(new Ping());
        assertThat(read("{'type':'message_limit'}")).isEmpty();
    }

    private static String delta(String delta) {
        return "{'type':'content_block_delta','index':0,'delta':" + delta + "}";
    }

    private List<StreamEvent> read(String... data) {
        List<StreamEvent> events = new ArrayList<>();
        for (String json : data) {
            events.addAll(decoder.read(SseEvent.of(json.replace('\'', '"'))));
        }
        return events;
    }

    private static FailureKind kind(List<StreamEvent> events) {
        return ((Failed) events.get(events.size() - 1)).failure().kind();
    }
}
