package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Ping;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a streamed answer, as events. Protocols give each part of an answer a place, whatever the part is; tool
 * calls are counted among themselves. A call of the answer's own tool is text. A piece that holds nothing is a sign of
 * life. For one stream and one thread.
 */
public final class AnswerPieces {

    /** Nothing new, and still there. */
    public static final List<StreamEvent> ALIVE = List.of(new Ping());

    /** In place of an index, where the call is the answer itself. */
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

    /** Whether a tool was called that is the caller's. */
    public boolean haveToolCalls() {
        return toolCalls > 0;
    }

    /** Whether nothing of an answer came. */
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

    /** A piece of the reasoning, or what seals it. */
    public List<StreamEvent> reasoning(String text, @Nullable String signature) {
        boolean sealed = signature != null && !signature.isEmpty();
        if (text.isEmpty() && !sealed) {
            return ALIVE;
        }
        spoke = true;
        return List.of(new ReasoningDelta(text, sealed ? signature : null));
    }

    /**
     * A call begins.
     *
     * @param arguments those that came with its beginning; may be empty
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

    /** All arguments of a call, unless some came before. */
    public List<StreamEvent> wholeArguments(int place, String arguments) {
        Call call = calls.get(place);
        return call == null || call.argued ? List.of() : arguments(place, arguments);
    }
}
