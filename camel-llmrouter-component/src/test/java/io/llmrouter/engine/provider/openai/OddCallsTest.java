package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.conversation.CustomTools;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls of tools that compatible servers write without ids or indexes, and those of custom tools. */
class OddCallsTest {

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @Test
    void withoutIdsBeginWithTheirNames() {
        assertThat(calls(
                        "[{'index':0,'id':null,'function':{'name':'f','arguments':'{}'}}]",
                        "[{'index':0,'id':null,'function':{'name':'g','arguments':'{'}}]",
                        "[{'index':0,'function':{'arguments':'}'}}]",
                        "[{'index':0,'function':{'name':'g','arguments':'{}'}}]"))
                .containsExactly(
                        new ToolCallDelta(0, "call_0_f", "f", "{}"),
                        new ToolCallDelta(1, "call_1_g", "g", "{"),
                        new ToolCallDelta(1, null, null, "}"),
                        new ToolCallDelta(2, "call_2_g", "g", "{}"));
    }

    @Test
    void withoutIdsAndIndexesAreToldApartInOneChunk() {
        assertThat(
                        calls(
                                "[{'function':{'name':'f','arguments':{'a':1}}},{'function':{'name':'f','arguments':{'a':2}}}]"))
                .containsExactly(
                        new ToolCallDelta(0, "call_0_f", "f", "{\"a\":1}"),
                        new ToolCallDelta(1, "call_1_f", "f", "{\"a\":2}"));
    }

    @Test
    void goOnWhereNameAndIdAreSaidAgain() {
        assertThat(calls(
                        "[{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}]",
                        "[{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}]"))
                .containsExactly(new ToolCallDelta(0, "a", "f", "{}"), new ToolCallDelta(0, null, null, "{}"));
        assertThat(calls(
                        "[{'index':0,'function':{'name':'f','arguments':'{'}}]",
                        "[{'index':0,'function':{'name':'f','arguments':'}'}}]"))
                .containsExactly(new ToolCallDelta(0, "call_0_f", "f", "{"), new ToolCallDelta(0, null, null, "}"));
    }

    @Test
    void goOnWhereEachPieceHasAnotherId() {
        assertThat(calls(
                        "[{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}]",
                        "[{'index':0,'id':'b','function':{'name':null,'arguments':'}'}}]",
                        "[{'index':0,'id':'c','function':{'name':'f','arguments':'{}'}}]"))
                .containsExactly(
                        new ToolCallDelta(0, "a", "f", "{"),
                        new ToolCallDelta(0, null, null, "}"),
                        new ToolCallDelta(1, "c", "f", "{}"));
    }

    @Test
    void goOnByTheirIdsWhereIndexesAreMissing() {
        assertThat(calls(
                        "[{'id':'a','function':{'name':'f'}},{'id':'b','function':{'name':'g'}}]",
                        "[{'id':'a','function':{'arguments':'1'}},{'id':'b','function':{'arguments':'2'}}]"))
                .containsExactly(
                        new ToolCallDelta(0, "a", "f", ""),
                        new ToolCallDelta(1, "b", "g", ""),
                        new ToolCallDelta(0, null, null, "1"),
                        new ToolCallDelta(1, null, null, "2"));
    }

    @Test
    void keepAnIdThatIsToldBeforeTheName() {
        assertThat(calls(
                        "[{'index':0,'id':'call_abc','function':{'arguments':''}}]",
                        "[{'index':0,'function':{'name':'f','arguments':'{}'}}]"))
                .contains(new ToolCallDelta(0, "call_abc", "f", "{}"));
    }

    @Test
    void haveIdsOfTheirOwnInAWholeAnswer() {
        assertThat(whole("[{'function':{'name':'f','arguments':'{}'}},{'id':'','function':{'name':'f'}}]"))
                .containsExactly(new ToolCall("call_0_f", "f", "{}"), new ToolCall("call_1_f", "f", ""));
    }

    @Test
    void ofCustomToolsHaveTheirInputAsArgument() {
        String arguments = "{\"input\":\"SELECT \\\"a\\\"\"}";

        assertThat(whole("[{'id':'a','type':'custom','custom':{'name':'sql','input':'SELECT \\'a\\''}}]"))
                .containsExactly(new ToolCall("a", "sql", arguments));
        assertThat(whole("[{'id':'a','custom':{'name':'','input':''},'function':{'name':'f','arguments':'{}'}}]"))
                .containsExactly(new ToolCall("a", "f", "{}"));
        assertThat(events(
                        "[{'index':0,'id':'a','type':'custom','custom':{'name':'sql','input':''}}]",
                        "[{'index':0,'custom':{'input':'SELECT '}}]",
                        "[{'index':0,'custom':{'input':'\\'a\\''}}]"))
                .contains(new ToolCallDelta(0, "a", "sql", ""), new ToolCallDelta(0, null, null, arguments))
                .endsWith(new Finished(FinishReason.TOOL_CALLS, null));
    }

    @Test
    void ofCustomToolsGoBackAsTheyCame() {
        List<ToolCall> calls = List.of(
                new ToolCall("a", "sql", CustomTools.arguments("SELECT 1")),
                new ToolCall("b", "sql", "no JSON"),
                new ToolCall("c", "other", "{\"input\":\"x\"}"));
        ChatRequest request = ChatRequest.of(
                        List.of(Message.user("How many?"), new Message(Role.ASSISTANT, List.of(), calls, null, null)))
                .withExtra(Map.of("tools", List.of(Map.of("type", "custom", "custom", Map.of("name", "sql")))));

        String body = dialect.encode(request, "m", Quirks.NONE, false)
                .map(DialectRequest::body)
                .fold(bytes -> new String(bytes, StandardCharsets.UTF_8), String::valueOf);

        assertThat(body)
                .contains("{\"id\":\"a\",\"type\":\"custom\",\"custom\":{\"name\":\"sql\",\"input\":\"SELECT 1\"}}")
                .contains("{\"id\":\"b\",\"type\":\"function\",")
                .contains("{\"id\":\"c\",\"type\":\"function\",");
    }

    private List<ToolCall> whole(String calls) {
        String body = "{'choices':[{'message':{'tool_calls':" + calls + "},'finish_reason':'tool_calls'}]}";
        return ProviderKit.answer(dialect.decode(json(body).getBytes(StandardCharsets.UTF_8)))
                .message()
                .toolCalls();
    }

    private List<Object> calls(String... pieces) {
        return events(pieces).stream().filter(ToolCallDelta.class::isInstance).toList();
    }

    private List<Object> events(String... pieces) {
        ChatStreamDecoder decoder = dialect.decoder();
        List<Object> events = new ArrayList<>();
        for (String piece : pieces) {
            events.addAll(decoder.read(SseEvent.of(json("{'choices':[{'delta':{'tool_calls':" + piece + "}}]}"))));
        }
        events.addAll(decoder.read(SseEvent.of("[DONE]")));
        return events;
    }

    /** With quotes of JSON for others, and those that are escaped as they are in JSON. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
