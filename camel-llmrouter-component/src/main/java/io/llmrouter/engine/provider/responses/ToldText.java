package io.llmrouter.engine.provider.responses;

import java.util.HashMap;
import java.util.Map;

/**
 * The text that a stream told so far. Servers tell it in several forms, pieces and ends of parts and of items, and may
 * number its parts otherwise in each; within a form, they repeat none. For one stream and one thread.
 */
final class ToldText {

    private final StringBuilder text = new StringBuilder();
    /** How far each form has come. */
    private final Map<String, Integer> ends = new HashMap<>();

    /** Takes note of a piece. */
    void add(String piece) {
        text.append(piece);
    }

    /** Takes note of a part that a form told as a whole. */
    void add(String form, String part) {
        text.append(part);
        ends.put(form, text.length());
    }

    /** Whether a part was told before, in another form. Servers may leave out white space around it. */
    boolean repeats(String form, String part) {
        String words = part.strip();
        int at = words.isEmpty() ? -1 : text.indexOf(words, ends.getOrDefault(form, 0));
        if (at >= 0) {
            ends.put(form, at + words.length());
        }
        return at >= 0;
    }
}
