package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole answer and a stream tell the same of a choice. */
class ChoiceTest {

    private static final String SERVERS_OWN =
            """
            'content_filter_results':{'hate':{'filtered':false,'severity':'safe'}},'native_finish_reason':'STOP','stop_reason':null""";
    private static final String MESSAGES_OWN =
            """
            'executed_tools':[{'index':0,'type':'search','arguments':'{}'}],'context':{'citations':[{'title':'A'}]}""";

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @Test
    void keepsFieldsOfChoiceAndMessageThatHaveNoName() {
        Map<String, Object> whole = whole("{'choices':[{'index':0,'finish_reason':'stop'," + SERVERS_OWN
                        + ",'message':{'role':'assistant','content':'Hi'," + MESSAGES_OWN + "}}]}")
                .extra();

        assertThat(whole)
                .containsOnlyKeys("content_filter_results", "native_finish_reason", "executed_tools", "context");
        assertThat(whole).containsEntry("native_finish_reason", "STOP");
        assertThat(extra(
                        "{'choices':[{'index':0,'delta':{'role':'assistant','content':''," + MESSAGES_OWN + "}}]}",
                        "{'choices':[{'index':0,'delta':{'content':'Hi'},'finish_reason':'stop'," + SERVERS_OWN + "}]}",
                        "[DONE]"))
                .isEqualTo(whole);
    }

    @Test
    void tellsThemToClientsAtTheirPlaces() {
        ChatResponse answer = whole("{'choices':[{'index':0,'finish_reason':'stop'," + SERVERS_OWN
                + ",'message':{'role':'assistant','content':'Hi'," + MESSAGES_OWN + "}}]}");
        OpenAiResponseWriter writer = new OpenAiResponseWriter(InstantSource.system(), () -> "id");
        String written = Json.write(writer.response(answer));
        String chunk = writer.chunks(false).write(new StreamEvent.Extra(answer.extra()));

        assertThat(written)
                .contains("\"context\":{\"citations\"")
                .contains("},\"finish_reason\":\"stop\",\"content_filter_results\":{\"hate\"");
        assertThat(chunk).contains("\"delta\":{\"executed_tools\"", "\"native_finish_reason\":\"STOP\"");
    }

    @Test
    void readsArgumentsThatAreAnObject() {
        String call = "{'index':0,'id':'a','function':{'name':'weather','arguments':{'city':'Bern'}}}";

        ToolCall whole = whole("{'choices':[{'finish_reason':'tool_calls','message':{'tool_calls':[" + call + "]}}]}")
                .message()
                .toolCalls()
                .get(0);
        List<StreamEvent> streamed =
                stream("{'choices':[{'delta':{'tool_calls':[" + call + "]},'finish_reason':'tool_calls'}]}", "[DONE]");

        assertThat(whole.arguments()).isEqualTo("{\"city\":\"Bern\"}");
        assertThat(streamed).contains(new StreamEvent.ToolCallDelta(0, "a", "weather", whole.arguments()));
    }

    @Test
    void isTheFirstByItsIndex() {
        String answers = "{'choices':[{'index':1,'message':{'content':'other'},'finish_reason':'stop'},"
                + "{'index':0,'message':{'content':'first'},'finish_reason':'stop'}]}";

        assertThat(whole(answers).text()).isEqualTo("first");
        assertThat(whole("{'choices':[{'index':1,'message':{'content':'only'},'finish_reason':'stop'}]}")
                        .text())
                .isEqualTo("only");
        assertThat(stream(
                        "{'choices':[{'index':1,'delta':{'content':'other'}}]}",
                        "{'choices':[{'index':0,'delta':{'content':'first'},'finish_reason':'stop'}]}",
                        "[DONE]"))
                .contains(new StreamEvent.TextDelta("first"))
                .doesNotContain(new StreamEvent.TextDelta("other"));
    }

    private ChatResponse whole(String answer) {
        return ProviderKit.answer(dialect.decode(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private List<StreamEvent> stream(String... chunks) {
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (String chunk : chunks) {
            events.addAll(decoder.read(SseEvent.of(chunk.replace('\'', '"'))));
        }
        return events;
    }

    private Map<String, Object> extra(String... chunks) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (StreamEvent event : stream(chunks)) {
            if (event instanceof StreamEvent.Extra more) {
                all = more.after(all);
            }
        }
        return all;
    }
}
