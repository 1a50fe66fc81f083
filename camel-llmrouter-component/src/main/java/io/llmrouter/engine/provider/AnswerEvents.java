package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a whole answer into the events of a stream, for providers that answer at once where a stream was asked for.
 * Stateless.
 */
public final class AnswerEvents {

    private AnswerEvents() {}

    /** The answer's events, the last a {@code FINISHED}. */
    public static List<StreamEvent> of(ChatResponse response) {
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent.Started(response.id(), response.model()));
        for (Content part : response.message().content()) {
            part.fold(
                    text -> text.text().isEmpty() || events.add(new StreamEvent.TextDelta(text.text())),
                    media -> false,
                    thought -> events.add(new StreamEvent.ReasoningDelta(thought.text(), thought.signature())));
        }
        List<ToolCall> calls = response.message().toolCalls();
        for (int i = 0; i < calls.size(); i++) {
            ToolCall call = calls.get(i);
            events.add(new StreamEvent.ToolCallDelta(i, call.id(), call.name(), call.arguments()));
        }
        if (!response.extra().isEmpty()) {
            events.add(new StreamEvent.Extra(response.extra()));
        }
        events.add(new StreamEvent.UsageReported(response.usage()));
        events.add(new StreamEvent.Finished(response.finishReason(), response.rawFinishReason()));
        return events;
    }
}
