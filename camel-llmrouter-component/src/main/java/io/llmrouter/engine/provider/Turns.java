package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A conversation for protocols in which two sides take turns: the instructions stand apart from it, results of tools are
 * the user's, and what one side says in a row is one turn.
 *
 * @param instructions the system's messages
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
            return messages.stream().filter(Turn::isResult).toList();
        }

        /** All but results of tools. */
        public List<Message> said() {
            return messages.stream().filter(message -> !isResult(message)).toList();
        }

        private static boolean isResult(Message message) {
            return message.role() == Role.TOOL;
        }
    }

    /**
     * The turns of a conversation.
     *
     * @param saysSomething which messages are written at all
     * @throws UnmappedContent if neither side says anything
     */
    public static Turns of(List<Message> messages, Predicate<Message> saysSomething) {
        List<Message> instructions = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        List<Message> row = new ArrayList<>();
        for (Message message : messages) {
            if (!saysSomething.test(message)) {
                continue;
            }
            if (message.role() == Role.SYSTEM) {
                instructions.add(message);
                continue;
            }
            if (!row.isEmpty() && isAssistant(row.get(0)) != isAssistant(message)) {
                turns.add(turn(row));
                row.clear();
            }
            row.add(message);
        }
        if (row.isEmpty()) {
            throw UnmappedContent.invalid("messages: this protocol needs one of a user or assistant that is not empty");
        }
        turns.add(turn(row));
        return new Turns(instructions, turns);
    }

    private static Turn turn(List<Message> row) {
        return new Turn(isAssistant(row.get(0)), row);
    }

    private static boolean isAssistant(Message message) {
        return message.role() == Role.ASSISTANT;
    }
}
