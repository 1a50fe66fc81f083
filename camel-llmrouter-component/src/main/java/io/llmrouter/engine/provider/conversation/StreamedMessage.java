package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a streamed answer together into the message that a whole answer would have: each piece of
 * reasoning with the signature that ends it, in the order in which they came. For one stream and one thread.
 */
public final class StreamedMessage {

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

        boolean isMarked(@Nullable String mark) {
            return thought && mark != null && mark.equals(signature);
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

    /** Adds a piece; what says nothing that belongs to the conversation is passed over. */
    public void add(StreamEvent event) {
        switch (event.kind()) {
            case TEXT -> say(event.content());
            case REASONING -> reason((StreamEvent.ReasoningDelta) event);
            case TOOL_CALL -> call((StreamEvent.ToolCallDelta) event);
            case STARTED, USAGE, EXTRA, PING, FINISHED, FAILED -> {
                // They say nothing that belongs to the conversation.
            }
        }
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            last().filter(part -> !part.thought)
                    .orElseGet(() -> begun(false))
                    .text
                    .append(piece);
        }
    }

    /**
     * A proof ends the thoughts before it, even where text came between; without such, or where it proves something else,
     * it is a part of its own. Some protocols mark every piece of a thought.
     */
    private void reason(StreamEvent.ReasoningDelta delta) {
        String signature = delta.signature();
        if (!delta.text().isEmpty()) {
            last().filter(part -> part.isUnsigned() || part.isMarked(signature))
                    .orElseGet(() -> begun(true))
                    .text
                    .append(delta.text());
        }
        boolean marked = last().filter(part -> part.isMarked(signature)).isPresent();
        if (signature != null && !marked) {
            Optional<Part> proved = Seal.isBesideThoughts(signature) ? Optional.empty() : unsigned();
            proved.orElseGet(() -> begun(true)).signature = signature;
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

    /** What was said so far. */
    public Message message() {
        List<Content> content = parts.stream().map(Part::content).toList();
        List<ToolCall> calls = tools.values().stream()
                .map(tool -> new ToolCall(tool.id, tool.name, tool.arguments.toString()))
                .toList();
        return new Message(Role.ASSISTANT, content, calls, null, null);
    }
}
