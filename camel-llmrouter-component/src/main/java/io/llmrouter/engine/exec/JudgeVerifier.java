package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Has another model accept or reject an answer, by the first word that it says. A judge that fails accepts nothing. */
final class JudgeVerifier implements Verifier {

    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}]+");
    private static final int MOST_CHARACTERS = 200;

    private final String policy;
    private final String message;
    private final ModelCall model;

    JudgeVerifier(Verification wanted, ModelCall model) {
        this.policy = Objects.requireNonNull(wanted.judge(), "judge");
        this.message = wanted.judgeMessage();
        this.model = model;
    }

    @Override
    public Finding find(Planned asked, Target target, ChatResponse answer) {
        return model.ask(question(asked.call().request().chat().orElseThrow(), answer), policy, asked.call())
                .fold(
                        verdict -> heard(verdict.answer().text(), answer),
                        failure -> Finding.failed("the judge failed: " + failure, answer));
    }

    private ChatRequest question(ChatRequest asked, ChatResponse answer) {
        return ChatRequest.of(List.of(
                Message.system(message),
                Message.user("Question:\n" + conversation(asked) + "\n\nAnswer:\n" + answer.text())));
    }

    private static String conversation(ChatRequest asked) {
        List<Message> messages = asked.messages();
        return messages.size() == 1
                ? messages.get(0).text()
                : messages.stream()
                        .map(each -> each.role().name().toLowerCase(Locale.ROOT) + ": " + each.text())
                        .collect(Collectors.joining("\n"));
    }

    private static Finding heard(String verdict, ChatResponse answer) {
        String words = DECORATION.matcher(verdict).replaceFirst("").strip();
        if (words.toUpperCase(Locale.ROOT).startsWith("ACCEPT")) {
            return Finding.passed("the judge accepted it", answer);
        }
        String shown = words.length() > MOST_CHARACTERS ? words.substring(0, MOST_CHARACTERS) + " …" : words;
        return Finding.failed("the judge said: " + shown, answer);
    }
}
