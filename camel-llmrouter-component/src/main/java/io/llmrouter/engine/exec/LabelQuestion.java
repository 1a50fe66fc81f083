package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Label;
import io.llmrouter.engine.policy.Labelling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The question which label fits a text: what is sent, and how the answer is read. Of a long text the beginning and the end
 * are shown, {@value #SHOWN} characters each.
 *
 * @param labelling which labels there are
 * @param text the text
 */
record LabelQuestion(Labelling labelling, String text) {

    static final int SHOWN = 1_000;

    /** A label is a word or two; the rest is room for models that think before they answer. */
    private static final int TOKENS = 512;

    private static final int QUOTED = 60;
    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}\\p{N}]+");
    private static final Pattern LEAD = Pattern.compile(
            "^(?:the\\s+)?(?:best\\s+)?(?:label|intent|category|class|answer)(?:\\s+is\\b|\\s*[\"']?\\s*[:=])[^\\p{L}\\p{N}]*",
            Pattern.CASE_INSENSITIVE);

    ChatRequest request() {
        return ChatRequest.of(List.of(Message.system(instructions()), Message.user(excerpt())))
                .withSampling(Sampling.of(0.0, null, TOKENS, null, List.of()));
    }

    private String instructions() {
        StringBuilder all = new StringBuilder(labelling.message()).append("\n\nLabels:");
        labelling.labels().forEach((label, meaning) -> {
            all.append("\n- ").append(label);
            if (!meaning.isBlank()) {
                all.append(": ").append(meaning);
            }
        });
        return all.append("\n- ")
                .append(Labelling.NONE)
                .append(": none of these")
                .toString();
    }

    private String excerpt() {
        if (text.length() <= 2 * SHOWN) {
            return text;
        }
        int head = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        int from = text.length() - SHOWN;
        int tail = Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        return text.substring(0, head) + "\n…\n" + text.substring(tail);
    }

    /** The label that an answer begins with, decoration aside. */
    Label read(String answer, Target by) {
        String words = DECORATION.matcher(answer).replaceFirst("");
        Optional<String> found = first(words);
        if (found.isEmpty()) {
            found = first(LEAD.matcher(words).replaceFirst(""));
        }
        return found.map(label -> label.equals(Labelling.NONE)
                        ? Label.none("none of the labels fits, by " + by)
                        : new Label(label, label + " by " + by))
                .orElseGet(() -> Label.none(by + (words.isBlank() ? " said nothing" : " said: " + quoted(words))));
    }

    private Optional<String> first(String words) {
        return Stream.concat(labelling.labels().keySet().stream(), Stream.of(Labelling.NONE))
                .filter(label -> begins(words, label))
                .max(Comparator.comparingInt(String::length));
    }

    private static boolean begins(String words, String label) {
        int end = label.length();
        return words.regionMatches(true, 0, label, 0, end)
                && (words.length() == end || !Character.isLetterOrDigit(words.codePointAt(end)));
    }

    private static String quoted(String words) {
        String line = words.strip().lines().findFirst().orElse("");
        return line.length() > QUOTED ? line.substring(0, QUOTED) + " …" : line;
    }
}
