package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Ping;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.wire.SseEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamDecoderTest {

    private final ChatStreamDecoder decoder = new OpenAiDialect(InstantSource.system()).decoder();

    @Test
    void tellsReasoningTextAndUsageInTheirOrder() {
        assertThat(read(
                        "{'id':'c1','model':'m','choices':[{'delta':{'role':'assistant','content':''}}]}",
                        "{'choices':[{'delta':{'reasoning_content':'hm'}}]}",
                        "{'choices':[{'delta':{'reasoning':'so'}}]}",
                        "{'choices':[{'delta':{'content':'Yes'}}]}",
                        "{'choices':[{'delta':{},'finish_reason':'stop'}]}",
                        "{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':1}}",
                        "[DONE]"))
                .containsExactly(
                        new Started("c1", "m"),
                        new ReasoningDelta("hm", null),
                        new ReasoningDelta("so", null),
                        new TextDelta("Yes"),
                        new UsageReported(Usage.of(3, 1)),
                        new Finished(FinishReason.STOP, "stop"));
    }

    @Test
    void finishesAtTheEndOfAStreamThatNeverSaysDone() {
        read("{'choices':[{'delta':{'content':'Yes'},'finish_reason':'length'}]}");

        assertThat(decoder.end()).containsExactly(new Finished(FinishReason.LENGTH, "length"));
    }

    @Test
    void finishesWithoutAReasonWhenTheProviderIsDone() {
        assertThat(read("{'choices':[{'delta':{'content':'Yes'}}]}", "[DONE]"))
                .endsWith(new Finished(FinishReason.OTHER, null));
    }

    @Test
    void failsWhenItEndsTooEarly() {
        assertThat(kind(decoder.end())).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        read("{'choices':[{'delta':{'content':'Yes'}}]}");
        assertThat(kind(decoder.end())).isEqualTo(FailureKind.CONNECTION_LOST);
        assertThat(kind(new OpenAiDialect(InstantSource.system()).decoder().read(SseEvent.of("[DONE]"))))
                .isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }

    @Test
    void failsAtAnErrorHoweverItIsWrapped() {
        assertThat(kind(read("{'error':{'message':'overloaded','type':'overloaded_error'}}")))
                .isEqualTo(FailureKind.OVERLOADED);
        assertThat(kind(read("{'choices':[{'delta':{},'error':{'code':429,'message':'x'}}]}")))
                .isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(kind(read("{not json"))).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }

    @Test
    void numbersToolCallsByTheirIndex() {
        assertThat(read(
                        "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':''}}]}}]}",
                        "{'choices':[{'delta':{'tool_calls':[{'index':1,'id':'b','function':{'name':'g','arguments':'{'}}]}}]}",
                        "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{}'}},"
                                + "{'index':1,'function':{'arguments':'}'}}]}}]}"))
                .containsSubsequence(
                        new ToolCallDelta(0, "a", "f", ""),
                        new ToolCallDelta(1, "b", "g", "{"),
                        new ToolCallDelta(0, null, null, "{}"),
                        new ToolCallDelta(1, null, null, "}"));
    }

    @Test
    void tellsCallsApartThatHaveNoIndexOrAllTheSame() {
        assertThat(read(
                        "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}]}}]}",
                        "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'b','function':{'name':'g','arguments':'{}'}}]}}]}",
                        "{'choices':[{'delta':{'tool_calls':[{'id':'c','function':{'name':'h','arguments':'{'}}]}}]}",
                        "{'choices':[{'delta':{'tool_calls':[{'function':{'arguments':'}'}}]}}]}"))
                .containsSubsequence(
                        new ToolCallDelta(0, "a", "f", "{}"),
                        new ToolCallDelta(1, "b", "g", "{}"),
                        new ToolCallDelta(2, "c", "h", "{"),
                        new ToolCallDelta(2, null, null, "}"));
    }

    @Test
    void tellsTheOldFormOfAFunctionCall() {
        assertThat(read(
                        "{'choices':[{'delta':{'function_call':{'name':'f','arguments':''}}}]}",
                        "{'choices':[{'delta':{'function_call':{'arguments':'{}'}},'finish_reason':'function_call'}]}",
                        "[DONE]"))
                .endsWith(
                        new ToolCallDelta(0, "function_call", "f", ""),
                        new ToolCallDelta(0, null, null, "{}"),
                        new Finished(FinishReason.TOOL_CALLS, "function_call"));
    }

    @Test
    void passesOverOtherChoices() {
        assertThat(read("{'choices':[{'index':1,'delta':{'content':'other'}},{'index':0,'delta':{'content':'mine'}}]}"))
                .containsExactly(new Started("", ""), new TextDelta("mine"));
    }

    @Test
    void tellsARefusalAsTextAndAFilteredAnswerAsFailure() {
        assertThat(read("{'choices':[{'delta':{'refusal':'No.'},'finish_reason':'stop'}]}", "[DONE]"))
                .endsWith(new TextDelta("No."), new Finished(FinishReason.CONTENT_FILTER, "stop"));
        ChatStreamDecoder other = new OpenAiDialect(InstantSource.system()).decoder();
        other.read(SseEvent.of("{\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}"));
        assertThat(kind(other.end())).isEqualTo(FailureKind.CONTENT_POLICY);
    }

    @Test
    void tellsUsageThatSomeServersHide() {
        assertThat(read("{'choices':[],'x_groq':{'usage':{'prompt_tokens':1,'completion_tokens':2}}}"))
                .contains(new UsageReported(Usage.of(1, 2)));
        assertThat(decoder.read(SseEvent.COMMENT)).containsExactly(new Ping());
    }

    private List<StreamEvent> read(String... chunks) {
        List<StreamEvent> events = new ArrayList<>();
        for (String chunk : chunks) {
            events.addAll(decoder.read(SseEvent.of(chunk.replace('\'', '"'))));
        }
        return events;
    }

    private static FailureKind kind(List<StreamEvent> events) {
        return ((Failed) events.get(events.size() - 1)).failure().kind();
    }
}
