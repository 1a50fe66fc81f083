package io.llmrouter.engine.provider.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user message, taken apart: an instruction or a question stands in the first or the last paragraph (in the first or
 * last line, if there is one paragraph only; before a colon, if there is one line only), is at most
 * {@value #LONGEST} words long, and asks for a task or ends with a question mark.
 *
 * @param whole the message
 * @param instruction what stands before or after the text; empty when nothing does
 * @param question the instruction, if it is a question; else empty
 * @param labelled whether the question is marked as one, such as {@code Question: …}
 * @param text the rest
 */
record Prompt(String whole, String instruction, String question, boolean labelled, String text) {

    private static final int LONGEST = 60;
    private static final int SHORT_START = 600;
    private static final Pattern QUESTION_LABEL =
            Pattern.compile("(?i)\\s*(question|query|frage|pregunta|domanda|pergunta|vraag)\\s*:\\s*");
    private static final Pattern TEXT_LABEL = Pattern.compile(
            "(?i)\\s*(text|the text|document|context|article|content|dokument|kontext|texte|texto|testo|tekst)\\s*:\\s*");
    private static final Pattern BEFORE_COLON = Pattern.compile("(?s)([^\\n:]{3,300}:)\\s+(\\S.*)");

    /** Takes a message apart; if there is another text to ask about, all of a short one is the instruction. */
    static Prompt of(String message, boolean hasContext) {
        if (hasContext && asks(message)) {
            return asking(message, message, "");
        }
        String separator = message.contains("\n\n") ? "\n\n" : "\n";
        int first = message.indexOf(separator);
        int last = message.lastIndexOf(separator);
        if (first > 0 && asks(message.substring(0, first))) {
            return asking(message, message.substring(0, first), message.substring(first));
        }
        if (last > 0 && asks(message.substring(last))) {
            return asking(message, message.substring(last).strip(), message.substring(0, last));
        }
        return oneLine(message);
    }

    private static Prompt oneLine(String message) {
        Matcher colon = BEFORE_COLON.matcher(message.substring(0, Math.min(message.length(), SHORT_START)));
        if (colon.matches() && Task.askedFor(colon.group(1)).isPresent()) {
            return asking(message, colon.group(1), message.substring(colon.end(1)));
        }
        boolean question =
                asks(message) && message.endsWith("?") && Task.askedFor(message).isEmpty();
        return question ? asking(message, message, "") : new Prompt(message, "", "", false, message);
    }

    private static boolean asks(String part) {
        String stripped = part.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST * 12
                || Words.of(stripped).size() > LONGEST) {
            return false;
        }
        return stripped.endsWith("?")
                || QUESTION_LABEL.matcher(stripped).lookingAt()
                || Task.askedFor(stripped).isPresent();
    }

    private static Prompt asking(String whole, String part, String rest) {
        Matcher label = QUESTION_LABEL.matcher(part);
        boolean labelled = label.lookingAt();
        String asked = (labelled ? part.substring(label.end()) : part).strip();
        boolean question = labelled || asked.endsWith("?");
        String text = rest.strip();
        Matcher textLabel = TEXT_LABEL.matcher(text);
        String bare = textLabel.lookingAt() ? text.substring(textLabel.end()) : text;
        return new Prompt(whole, asked, question ? asked : "", labelled, bare);
    }
}
