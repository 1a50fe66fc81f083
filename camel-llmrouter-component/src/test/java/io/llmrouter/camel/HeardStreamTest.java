package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardStreamTest {

    private final RecordingRouter router = new RecordingRouter();
    private final List<Message> heard = new ArrayList<>();

    private HeardStream stream(StreamEvent... events) {
        router.events = List.of(events);
        AnswerStream stream = router.stream(ChatRequest.of("hello"), CallOptions.DEFAULT);
        return new HeardStream(stream, heard::add);
    }

    @Test
    void tellsTextReasoningAndToolCallsAsOneMessage() {
        HeardStream stream = stream(
                new StreamEvent.Started("1", "m"),
                new StreamEvent.ReasoningDelta("think", null),
                new StreamEvent.ReasoningDelta("ing", "sig"),
                new StreamEvent.TextDelta("Let me "),
                new StreamEvent.Ping(),
                new StreamEvent.TextDelta("look."),
                new StreamEvent.ToolCallDelta(0, "a", "find", "{\"q\":"),
                new StreamEvent.ToolCallDelta(1, "b", "list", "{}"),
                new StreamEvent.ToolCallDelta(0, null, null, "1}"),
                new StreamEvent.Finished(FinishReason.TOOL_CALLS, null));

        assertThat(stream).toIterable().hasSize(10);

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).content())
                .containsExactly(new Content.Reasoning("thinking", "sig"), Content.text("Let me look."));
        assertThat(heard.get(0).toolCalls())
                .containsExactly(new ToolCall("a", "find", "{\"q\":1}"), new ToolCall("b", "list", "{}"));
        assertThat(List.of(stream.target(), stream.decision().id())).isEqualTo(List.of(RecordingRouter.TARGET, "d-1"));
    }

    @Test
    void keepsEachProofWithTheThoughtsItIsOfAndPartsInTheirOrder() {
        HeardStream stream = stream(
                new StreamEvent.ReasoningDelta("first", null),
                new StreamEvent.ReasoningDelta("", "sig-1"),
                new StreamEvent.TextDelta("I search."),
                new StreamEvent.ReasoningDelta("", "a:block:{}"),
                new StreamEvent.ReasoningDelta("second", null),
                new StreamEvent.TextDelta("Found."),
                new StreamEvent.ReasoningDelta("", "sig-2"),
                new StreamEvent.Finished(FinishReason.STOP, null));

        assertThat(stream).toIterable().hasSize(8);

        assertThat(heard.get(0).content())
                .containsExactly(
                        new Content.Reasoning("first", "sig-1"),
                        Content.text("I search."),
                        new Content.Reasoning("", "a:block:{}"),
                        new Content.Reasoning("second", "sig-2"),
                        Content.text("Found."));
    }

    @Test
    void tellsNothingOfAStreamThatFailsOrIsClosed() {
        HeardStream failing = stream(
                new StreamEvent.TextDelta("half"),
                new StreamEvent.Failed(Failure.of(FailureKind.CONNECTION_LOST, "gone")));
        assertThat(failing).toIterable().hasSize(2);
        HeardStream closed =
                stream(new StreamEvent.TextDelta("half"), new StreamEvent.Finished(FinishReason.STOP, null));
        closed.next();
        closed.close();

        assertThat(heard).isEmpty();
        assertThat(router.streamClosed).isTrue();
    }
}
