package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.conversation.CallRules.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Results of calls that have none, as where a tool was cancelled, its process ended, or a part of the conversation was cut
 * out: most providers refuse the request for them. Such a call gets a result that says so, and does not say whether the
 * tool did anything. A result that came later, behind another answer, goes back to its call. For one conversation.
 */
final class MissingResults {

    /** What the model is told. */
    static final String TEXT = "There is no result of this call. It may have been carried out, or not.";

    private final List<Message> given;
    private final Order order;
    private final List<String> notes;
    private final Set<Integer> moved = new HashSet<>();
    private final List<Message> whole;

    private MissingResults(List<Message> given, Order order, List<String> notes) {
        this.given = given;
        this.order = order;
        this.notes = notes;
        this.whole = new ArrayList<>(given.size() + 1);
    }

    /** The messages with a result for each call; what was added or moved is noted. */
    static List<Message> added(List<Message> messages, Order order, List<String> notes) {
        MissingResults results = new MissingResults(messages, order, notes);
        int next = 0;
        while (next < messages.size()) {
            next = results.copy(next);
        }
        if (!results.moved.isEmpty()) {
            notes.add(CallOrder.MOVES);
        }
        return results.whole.size() == messages.size() && results.moved.isEmpty() ? messages : results.whole;
    }

    /** A message, and with calls all that is said to the last of their results; tells what is next. */
    private int copy(int place) {
        List<ToolCall> calls = new ArrayList<>(given.get(place).toolCalls());
        copy(place, place + 1);
        if (calls.isEmpty()) {
            return place + 1;
        }
        int reply = place + 1;
        while (isAssistant(reply)) {
            calls.addAll(given.get(reply++).toolCalls());
        }
        int end = reply;
        int behind = reply;
        while (end < given.size() && !isAssistant(end)) {
            behind = given.get(end++).role() == Role.TOOL ? end : behind;
        }
        copy(place + 1, behind);
        for (ToolCall call : unanswered(calls, reply, end)) {
            answer(call, end);
        }
        return behind;
    }

    private void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!moved.contains(i)) {
                whole.add(given.get(i));
            }
        }
    }

    private boolean isAssistant(int place) {
        return place < given.size() && given.get(place).role() == Role.ASSISTANT;
    }

    private void answer(ToolCall call, int from) {
        int later = later(call.id(), from);
        if (later < 0) {
            whole.add(Message.tool(call.id(), TEXT).asFailed());
            notes.add("adds a result to the call of " + call.name() + ", which has none");
        } else if (order != Order.ANY) {
            moved.add(later);
            whole.add(given.get(later));
        }
    }

    /** Where the result stands that comes late, but before another call has the same id; less than 0 where none does. */
    private int later(String id, int from) {
        for (int i = from; i < given.size() && !id.isEmpty(); i++) {
            Message message = given.get(i);
            if (message.toolCalls().stream().anyMatch(call -> call.id().equals(id))) {
                return -1;
            }
            if (id.equals(message.toolCallId()) && !moved.contains(i)) {
                return i;
            }
        }
        return -1;
    }

    /** Of calls with the same id each has a result of its own; those without any take results that are of no other call. */
    private List<ToolCall> unanswered(List<ToolCall> calls, int from, int to) {
        Set<String> ids = new HashSet<>();
        calls.forEach(call -> ids.add(call.id()));
        Map<String, Integer> results = new HashMap<>();
        for (int i = from; i < to; i++) {
            if (given.get(i).role() == Role.TOOL && !moved.contains(i)) {
                String id = Objects.requireNonNull(given.get(i).toolCallId());
                results.merge(ids.contains(id) ? id : "", 1, Integer::sum);
            }
        }
        List<ToolCall> unanswered = new ArrayList<>();
        for (ToolCall call : calls) {
            if (results.merge(call.id(), -1, Integer::sum) < 0) {
                unanswered.add(call);
            }
        }
        return unanswered;
    }
}
