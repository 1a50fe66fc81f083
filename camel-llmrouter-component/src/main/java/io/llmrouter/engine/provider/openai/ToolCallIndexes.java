package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.provider.AnswerForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the tool calls of a stream. The protocol gives each an index; some servers leave it out, or give every call
 * the same one, and some give no ids, or another with every piece. So a call begins with a new index, or where a name
 * comes and there is one already: not if its id is the same, and without ids not if the arguments go on. Calls of the
 * answer's own tool are not numbered. For one stream and one thread.
 */
final class ToolCallIndexes {

    /** What the pieces of a call told so far. */
    private static final class Call {
        private final int place;
        private String id = "";
        private String name = "";
        private boolean mayBeWhole;

        Call(int place) {
            this.place = place;
        }

        void add(CallPiece piece) {
            id = id.isEmpty() ? piece.id() : id;
            name = name.isEmpty() ? piece.name() : name;
            String arguments = piece.arguments().stripTrailing();
            mayBeWhole = arguments.isEmpty() ? mayBeWhole : arguments.endsWith("}");
        }

        boolean isOver(CallPiece next) {
            if (name.isEmpty() || next.name().isEmpty()) {
                return false;
            }
            return id.isEmpty() || next.id().isEmpty()
                    ? !name.equals(next.name())
                            || (mayBeWhole && next.arguments().stripLeading().startsWith("{"))
                    : !id.equals(next.id());
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> byIndex = new HashMap<>();
    private final Map<String, Call> byId = new HashMap<>();
    private final TreeSet<Integer> answers = new TreeSet<>();
    private @Nullable Call last;

    /** The place, among all calls, of the one that a piece belongs to. */
    int of(CallPiece piece) {
        Call call = known(piece);
        if (call == null || call.isOver(piece)) {
            call = new Call(calls.size());
            calls.add(call);
        }
        call.add(piece);
        byIndex.put(piece.index(), call);
        byId.putIfAbsent(piece.id(), call);
        last = call;
        return call.place;
    }

    /** The call that a piece goes on with, unless it begins another. */
    private @Nullable Call known(CallPiece piece) {
        if (piece.index() != CallPiece.NO_INDEX) {
            return byIndex.get(piece.index());
        }
        return piece.id().isEmpty() ? last : byId.getOrDefault(piece.id(), last);
    }

    /** Whether the call at that place is the answer itself; only its first piece has a name. */
    boolean isAnswer(int place, String name) {
        if (AnswerForm.isAnswer(name)) {
            answers.add(place);
        }
        return answers.contains(place);
    }

    /** Our index of the tool call at that place. */
    int index(int place) {
        return place - answers.headSet(place).size();
    }

    /** The first id that was told of the call at that place; empty where there is none. */
    String id(int place) {
        return calls.get(place).id;
    }

    boolean haveAnswer() {
        return !answers.isEmpty();
    }

    boolean isEmpty() {
        return calls.size() == answers.size();
    }
}
