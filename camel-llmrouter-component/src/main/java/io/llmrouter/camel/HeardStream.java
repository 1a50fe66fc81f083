package io.llmrouter.camel;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.observe.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A stream that tells its whole answer when its end has been read. One that fails, or is closed before, tells nothing.
 */
final class HeardStream implements AnswerStream {

    private final AnswerStream stream;
    private final Consumer<Message> whole;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Map<Integer, Tool> tools = new TreeMap<>();
    private String signature = "";

    private static final class Tool {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    HeardStream(AnswerStream stream, Consumer<Message> whole) {
        this.stream = stream;
        this.whole = whole;
    }

    @Override
    public Target target() {
        return stream.target();
    }

    @Override
    public Decision decision() {
        return stream.decision();
    }

    @Override
    public boolean hasNext() {
        return stream.hasNext();
    }

    @Override
    public StreamEvent next() {
        StreamEvent event = stream.next();
        switch (event.kind()) {
            case TEXT -> text.append(event.content());
            case REASONING -> reason((StreamEvent.ReasoningDelta) event);
            case TOOL_CALL -> call((StreamEvent.ToolCallDelta) event);
            case FINISHED -> whole.accept(message());
            case STARTED, USAGE, EXTRA, PING, FAILED -> {
                // They say nothing that belongs to the conversation.
            }
        }
        return event;
    }

    private void reason(StreamEvent.ReasoningDelta delta) {
        reasoning.append(delta.text());
        signature = delta.signature() == null ? signature : delta.signature();
    }

    private void call(StreamEvent.ToolCallDelta delta) {
        Tool tool = tools.computeIfAbsent(delta.index(), index -> new Tool());
        tool.id = delta.id() == null ? tool.id : delta.id();
        tool.name = delta.name() == null ? tool.name : delta.name();
        tool.arguments.append(delta.arguments());
    }

    private Message message() {
        List<Content> parts = new ArrayList<>();
        if (!reasoning.isEmpty()) {
            parts.add(new Content.Reasoning(reasoning.toString(), signature.isEmpty() ? null : signature));
        }
        if (!text.isEmpty()) {
            parts.add(Content.text(text.toString()));
        }
        List<ToolCall> calls = tools.values().stream()
                .map(tool -> new ToolCall(tool.id, tool.name, tool.arguments.toString()))
                .toList();
        return new Message(Role.ASSISTANT, parts, calls, null, null);
    }

    @Override
    public void close() {
        stream.close();
    }
}
