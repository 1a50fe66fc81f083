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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream that tells its whole answer when its end has been read. One that fails, or is closed before, tells nothing.
 */
final class HeardStream implements AnswerStream {

    private final AnswerStream stream;
    private final Consumer<Message> whole;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Tool> tools = new TreeMap<>();

    private static final class Part {
        private final boolean thought;
        private final StringBuilder text = new StringBuilder();
        private @Nullable String signature;

        Part(boolean thought) {
            this.thought = thought;
        }

        boolean isUnsigned() {
            return thought && signature == null;
        }

        Content content() {
            return thought ? new Content.Reasoning(text.toString(), signature) : Content.text(text.toString());
        }
    }

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
            case TEXT -> say(event.content());
            case REASONING -> reason((StreamEvent.ReasoningDelta) event);
            case TOOL_CALL -> call((StreamEvent.ToolCallDelta) event);
            case FINISHED -> whole.accept(message());
            case STARTED, USAGE, EXTRA, PING, FAILED -> {
                // They say nothing that belongs to the conversation.
            }
        }
        return event;
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            last().filter(part -> !part.thought)
                    .orElseGet(() -> begun(false))
                    .text
                    .append(piece);
        }
    }

    /** A proof ends the thoughts before it, even where text came between; without such it is a part of its own. */
    private void reason(StreamEvent.ReasoningDelta delta) {
        if (!delta.text().isEmpty()) {
            last().filter(Part::isUnsigned).orElseGet(() -> begun(true)).text.append(delta.text());
        }
        if (delta.signature() != null) {
            unsigned().orElseGet(() -> begun(true)).signature = delta.signature();
        }
    }

    private Optional<Part> last() {
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(parts.size() - 1));
    }

    private Part begun(boolean thought) {
        Part part = new Part(thought);
        parts.add(part);
        return part;
    }

    private Optional<Part> unsigned() {
        return parts.stream().filter(Part::isUnsigned).reduce((one, later) -> later);
    }

    private void call(StreamEvent.ToolCallDelta delta) {
        Tool tool = tools.computeIfAbsent(delta.index(), index -> new Tool());
        tool.id = delta.id() == null ? tool.id : delta.id();
        tool.name = delta.name() == null ? tool.name : delta.name();
        tool.arguments.append(delta.arguments());
    }

    private Message message() {
        List<Content> content = parts.stream().map(Part::content).toList();
        List<ToolCall> calls = tools.values().stream()
                .map(tool -> new ToolCall(tool.id, tool.name, tool.arguments.toString()))
                .toList();
        return new Message(Role.ASSISTANT, content, calls, null, null);
    }

    @Override
    public void close() {
        stream.close();
    }
}
