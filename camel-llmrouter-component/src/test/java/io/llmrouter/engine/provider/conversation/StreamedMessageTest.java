package io.llmrouter.engine.provider.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamedMessageTest {

    private static Message of(StreamEvent... events) {
        StreamedMessage message = new StreamedMessage();
        List.of(events).forEach(message::add);
        return message.message();
    }

    @Test
    void keepsEachThoughtWithItsOwnSignature() {
        Message message = of(
                new ReasoningDelta("A c", null),
                new ReasoningDelta("at?", null),
                new ReasoningDelta("", "sig-1"),
                new ReasoningDelta("", "anthropic@claude:hidden:h"),
                new TextDelta("Let me "),
                new TextDelta("look."),
                new ReasoningDelta("Aha.", null));

        assertThat(message.content())
                .containsExactly(
                        new Content.Reasoning("A cat?", "sig-1"),
                        new Content.Reasoning("", "anthropic@claude:hidden:h"),
                        Content.text("Let me look."),
                        new Content.Reasoning("Aha.", null));
    }

    @Test
    void joinsPiecesThatAreMarkedAlike() {
        assertThat(of(new ReasoningDelta("A c", "mark"), new ReasoningDelta("at?", "mark"))
                        .content())
                .containsExactly(new Content.Reasoning("A cat?", "mark"));
    }

    @Test
    void letsAProofOfAnotherPartProveNoThought() {
        Message message = of(
                new ReasoningDelta("A cat?", null),
                new TextDelta("Let me look."),
                new ReasoningDelta("", "gemini:part:s1"));

        assertThat(message.content())
                .containsExactly(
                        new Content.Reasoning("A cat?", null),
                        Content.text("Let me look."),
                        new Content.Reasoning("", "gemini:part:s1"));
    }

    @Test
    void letsALateProofProveTheThoughtsBeforeIt() {
        Message message = of(
                new ReasoningDelta("A cat?", null),
                new TextDelta("Let me look."),
                new ReasoningDelta("", "openai:details:[]"));

        assertThat(message.content())
                .containsExactly(new Content.Reasoning("A cat?", "openai:details:[]"), Content.text("Let me look."));
    }

    @Test
    void putsCallsTogether() {
        Message message = of(
                new ToolCallDelta(0, "c_1", "look", ""),
                new ToolCallDelta(1, "c_2", "now", "{}"),
                new ToolCallDelta(0, null, null, "{\"at\":1}"));

        assertThat(message.toolCalls())
                .containsExactly(new ToolCall("c_1", "look", "{\"at\":1}"), new ToolCall("c_2", "now", "{}"));
    }
}
