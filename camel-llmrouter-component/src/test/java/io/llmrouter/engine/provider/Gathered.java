package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of a stream put together again, to compare them with the whole answer. */
final class Gathered {

    private String id = "";
    private String model = "";
    private String reasoning = "";
    private String signature;
    private String text = "";
    private Usage usage = Usage.estimated(0, 0);
    private Map<String, Object> extra = Map.of();
    private Finished end;
    private final List<ToolCall> calls = new ArrayList<>();

    private Gathered() {}

    static ChatResponse of(List<StreamEvent> events) {
        Gathered all = new Gathered();
        events.forEach(all::add);
        return all.response();
    }

    private void add(StreamEvent event) {
        if (event instanceof Started start) {
            id = start.id();
            model = start.model();
        } else if (event instanceof TextDelta delta) {
            text += delta.text();
        } else if (event instanceof ReasoningDelta delta) {
            reasoning += delta.text();
            signature = delta.signature() == null ? signature : delta.signature();
        } else if (event instanceof ToolCallDelta delta) {
            add(delta);
        } else if (event instanceof Extra more) {
            extra = more.after(extra);
        } else if (event instanceof UsageReported report) {
            usage = report.usage();
        } else if (event instanceof Finished finished) {
            end = finished;
        }
    }

    private void add(ToolCallDelta delta) {
        if (delta.index() == calls.size()) {
            calls.add(new ToolCall(delta.id(), delta.name(), delta.arguments()));
            return;
        }
        ToolCall call = calls.get(delta.index());
        calls.set(delta.index(), new ToolCall(call.id(), call.name(), call.arguments() + delta.arguments()));
    }

    private ChatResponse response() {
        List<Content> content = new ArrayList<>();
        if (!reasoning.isEmpty()) {
            content.add(new Content.Reasoning(reasoning, signature));
        }
        if (!text.isEmpty()) {
            content.add(Content.text(text));
        }
        Message message = new Message(Role.ASSISTANT, content, calls, null, null);
        return new ChatResponse(id, model, message, end.reason(), end.rawReason(), usage, extra);
    }
}
