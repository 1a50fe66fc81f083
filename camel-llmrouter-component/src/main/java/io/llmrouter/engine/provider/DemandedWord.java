package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Message;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings a word into the conversation, such as {@code json}, that some servers demand there before they enforce JSON
 * output: a model that is not told of JSON may write blanks without end. Stateless.
 *
 * @see <a href="https://platform.openai.com/docs/guides/structured-outputs#json-mode">JSON mode at OpenAI</a>
 */
public final class DemandedWord {

    /** What quirks rename to that word. */
    static final String QUIRK = "response_format.word";

    private DemandedWord() {}

    /** The instruction to add; null where the word is there already, or the server does not demand it. */
    public static @Nullable String instruction(AnswerForm form, Quirks quirks, List<Message> messages) {
        String word = quirks.rename().get(QUIRK);
        boolean any = form.is(AnswerForm.Kind.NATIVE) && form.schema() == null;
        return word != null && any && !isIn(messages, word) ? form.inWords() : null;
    }

    private static boolean isIn(List<Message> messages, String word) {
        return messages.stream()
                .anyMatch(message -> message.text().toLowerCase(Locale.ROOT).contains(word));
    }
}
