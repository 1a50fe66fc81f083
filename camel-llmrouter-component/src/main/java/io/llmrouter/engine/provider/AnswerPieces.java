package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Ping;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.ToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the pieces of a streamed answer into events. Protocols number all parts of an answer alike, events number tool
 * calls alone. Calls of the answer's own tool ({@link AnswerForm#TOOL_NAME}) become text, and a piece without content
 * becomes a ping. For one stream and one thread.
 */
public final class AnswerPieces {

    /** A ping: the provider is alive and has said nothing new. */
    public static final List<StreamEvent> ALIVE = List.of(new Ping());

    /** Stands for the index of a call that is the answer itself. */
    private static final int ANSWER = -1;

    private static final class Call {
        private final int index;
        private boolean argued;

        Call(int index) {
            this.index = index;
        }
    }

    private final Map<Integer, Call> calls = new HashMap<>();
    private int toolCalls;
    private boolean spoke;

    /** Whether a tool of the caller's was called. */
    public boolean haveToolCalls() {
        return toolCalls > 0;
    }

    /** Whether no part of an answer has come: no text, no call, no image. Thoughts answer nothing. */
    public boolean areSilent() {
        return !spoke && toolCalls == 0;
    }

    /** Whether a call began at that place. */
    public boolean haveCallAt(int place) {
        return calls.containsKey(place);
    }

    /** A piece of the text. */
    public List<StreamEvent> text(String text) {
        if (text.isEmpty()) {
            return ALIVE;
        }
        spoke = true;
        return List.of(new TextDelta(text));
    }

    /** A piece of the reasoning, or the signature that ends it. */
    public List<StreamEvent> reasoning(String text, @Nullable String signature) {
        boolean sealed = signature != null && !signature.isEmpty();
        if (text.isEmpty() && !sealed) {
            return ALIVE;
        }
        return List.of(new ReasoningDelta(text, sealed ? signature : null));
    }

    /** A whole image, in the form that OpenRouter has for images beside a text. */
    public List<StreamEvent> image(String mediaType, String base64) {
        spoke = true;
        Map<String, String> address = Map.of("url", "data:" + mediaType + ";base64," + base64);
        return List.of(new Extra(Map.of("images", List.of(Map.of("type", "image_url", "image_url", address)))));
    }

    /** Whether a whole answer has no part that answers, by the same rule. */
    public static boolean areSilent(List<Content> content, List<ToolCall> calls) {
        return calls.isEmpty() && content.stream().allMatch(Content.Reasoning.class::isInstance);
    }

    /**
     * The beginning of a tool call.
     *
     * @param arguments the first piece of its arguments; may be empty
     */
    public List<StreamEvent> call(int place, String id, String name, String arguments) {
        if (AnswerForm.isAnswer(name)) {
            calls.put(place, new Call(ANSWER));
            return arguments(place, arguments);
        }
        Call call = new Call(toolCalls++);
        call.argued = !arguments.isEmpty();
        calls.put(place, call);
        return List.of(new ToolCallDelta(call.index, id, name, arguments));
    }

    /** A piece of the arguments of the call that began at a place. */
    public List<StreamEvent> arguments(int place, String piece) {
        Call call = calls.get(place);
        if (call == null || piece.isEmpty()) {
            return ALIVE;
        }
        call.argued = true;
        return call.index == ANSWER ? text(piece) : List.of(new ToolCallDelta(call.index, null, null, piece));
    }

    /** All arguments of a call that had none so far. */
    public List<StreamEvent> wholeArguments(int place, String arguments) {
        Call call = calls.get(place);
        return call == null || call.argued ? List.of() : arguments(place, arguments);
    }
}
