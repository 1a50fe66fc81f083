package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.UnmappedContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A conversation for protocols in which two sides take turns: the instructions stand apart from it, results of tools are
 * the user's, and what one side says in a row is one turn. Where a protocol has a place for them, instructions may stay
 * between the turns.
 *
 * @param instructions the system's messages that stand apart
 * @param turns the others, by side
 */
public record Turns(List<Message> instructions, List<Turn> turns) {

    public Turns {
        instructions = List.copyOf(instructions);
        turns = List.copyOf(turns);
    }

    /**
     * What one side says before the other does.
     *
     * @param assistant whether it is the model's
     * @param messages in their order
     */
    public record Turn(boolean assistant, List<Message> messages) {

        public Turn {
            messages = List.copyOf(messages);
        }

        /** Results of tools, which such protocols want first. */
        public List<Message> results() {
            return those(true);
        }

        /** All but results of tools. */
        public List<Message> said() {
            return those(false);
        }

        private List<Message> those(boolean results) {
            List<Message> those = new ArrayList<>(messages.size());
            for (Message message : messages) {
                if (results == (message.role() == Role.TOOL)) {
                    those.add(message);
                }
            }
            return those;
        }

        /** Whether it is no side's, but instructions that stand between theirs. */
        public boolean instructs() {
            return messages.get(0).role() == Role.SYSTEM;
        }
    }

    /**
     * The turns of a conversation.
     *
     * @param saysSomething which messages are written at all
     * @throws UnmappedContent if neither side says anything
     */
    public static Turns of(List<Message> messages, Predicate<Message> saysSomething) {
        return of(messages.stream().filter(saysSomething).toList(), false);
    }

    /**
     * The turns of a conversation, with instructions that stand behind the user's words and not before more of them as
     * turns of their own.
     *
     * @param saysSomething which messages are written at all
     * @throws UnmappedContent if neither side says anything
     */
    public static Turns withInstructions(List<Message> messages, Predicate<Message> saysSomething) {
        return of(messages.stream().filter(saysSomething).toList(), true);
    }

    private static Turns of(List<Message> messages, boolean keeping) {
        List<Message> instructions = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        List<Message> row = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            if (isInstruction(message) && !(keeping && mayStay(messages, i))) {
                instructions.add(message);
                continue;
            }
            if (!row.isEmpty() && !isOfOneSide(row.get(0), message)) {
                turns.add(turn(row));
                row.clear();
            }
            row.add(message);
        }
        if (messages.stream().allMatch(Turns::isInstruction)) {
            throw UnmappedContent.invalid("messages: this protocol needs one of a user or assistant that is not empty");
        }
        turns.add(turn(row));
        return new Turns(instructions, turns);
    }

    /** Whether the user speaks before the instructions around a place, and the model, or nobody, behind them. */
    private static boolean mayStay(List<Message> messages, int place) {
        int before = place;
        while (before >= 0 && isInstruction(messages.get(before))) {
            before--;
        }
        int behind = place;
        while (behind < messages.size() && isInstruction(messages.get(behind))) {
            behind++;
        }
        return before >= 0
                && !isAssistant(messages.get(before))
                && (behind == messages.size() || isAssistant(messages.get(behind)));
    }

    /** Whether what stands last is the model's, and calls no tool. */
    public boolean endsWithAnswer() {
        Turn last = turns.get(turns.size() - 1);
        return last.assistant()
                && last.messages().stream().allMatch(each -> each.toolCalls().isEmpty());
    }

    private static boolean isInstruction(Message message) {
        return message.role() == Role.SYSTEM;
    }

    private static boolean isOfOneSide(Message one, Message other) {
        return isAssistant(one) == isAssistant(other) && isInstruction(one) == isInstruction(other);
    }

    private static Turn turn(List<Message> row) {
        return new Turn(isAssistant(row.get(0)), row);
    }

    private static boolean isAssistant(Message message) {
        return message.role() == Role.ASSISTANT;
    }
}
