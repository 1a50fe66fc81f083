package io.llmrouter.engine.provider.local;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a request wants, and of which text. The text is the last user message without the instruction before or after it;
 * if nothing is left, what was posted earlier; if that is nothing, a system prompt long enough to hold a text. The task
 * is the first of these: what the user's instruction asks for; a question of the user, unless the system prompt asks for
 * another task; what the system prompt asks for; a summary.
 *
 * @param task what is wanted
 * @param instruction the system prompt and the user's instruction
 * @param question what is asked of the text; empty when nothing is
 * @param text what it is about; empty when the request has none
 */
record Assignment(Task task, String instruction, String question, String text) {

    private static final int LONG_SYSTEM_PROMPT = 60;

    static Assignment of(ChatRequest request) {
        String system = texts(request, Role.SYSTEM);
        List<Message> asked = request.messages().stream()
                .filter(message -> message.role() == Role.USER)
                .toList();
        String last = asked.isEmpty() ? "" : asked.get(asked.size() - 1).text().strip();
        String earlier = asked.stream()
                .limit(Math.max(0, asked.size() - 1))
                .map(Message::text)
                .collect(Collectors.joining("\n\n"));
        String context = !earlier.isBlank() ? earlier : texts(request, Role.TOOL);
        if (context.isBlank() && Words.of(system).size() >= LONG_SYSTEM_PROMPT) {
            context = system;
        }
        return of(system, Prompt.of(last, !context.isBlank()), context);
    }

    private static Assignment of(String system, Prompt prompt, String context) {
        Optional<Task> wished = Task.askedFor(prompt.instruction());
        Optional<Task> standing = Task.askedFor(system);
        boolean mayAsk = prompt.labelled() || standing.isEmpty() || standing.get() == Task.ANSWER;
        boolean asks = !prompt.question().isEmpty() && mayAsk;
        String instruction = (system + "\n" + prompt.instruction()).strip();
        if (asks && wished.filter(task -> task != Task.ANSWER).isEmpty()) {
            return new Assignment(Task.ANSWER, instruction, prompt.question(), first(prompt.text(), context));
        }
        String text = asks || wished.isPresent() ? prompt.text() : prompt.whole();
        Task task =
                wished.or(() -> standing).filter(found -> found != Task.ANSWER).orElse(Task.SUMMARY);
        return new Assignment(task, instruction, "", first(text, context));
    }

    private static String first(String text, String context) {
        return text.isBlank() ? context : text;
    }

    private static String texts(ChatRequest request, Role role) {
        return request.messages().stream()
                .filter(message -> message.role() == role)
                .map(Message::text)
                .collect(Collectors.joining("\n"));
    }
}
