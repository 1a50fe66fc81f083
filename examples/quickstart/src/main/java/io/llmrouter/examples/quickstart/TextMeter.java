package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts a text of any length as it passes by, and keeps no more than its beginning. Not thread-safe. */
final class TextMeter {

    private final int keep;
    private final StringBuilder kept = new StringBuilder();
    private long characters;
    private long words;
    private long breaks;
    private boolean inWord;
    private boolean full;
    private char last = '\n';

    TextMeter(int keep) {
        this.keep = keep;
    }

    TextMeter add(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return this;
    }

    TextMeter add(Reader reader) throws IOException {
        char[] buffer = new char[16 * 1024];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            for (int i = 0; i < n; i++) {
                add(buffer[i]);
            }
        }
        return this;
    }

    private void add(char c) {
        characters++;
        boolean space = Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff';
        if (!space && !inWord) {
            words++;
        }
        inWord = !space;
        if (c == '\r' || (c == '\n' && last != '\r')) {
            breaks++;
        }
        last = c;
        full |= kept.length() >= keep || (kept.length() == keep - 1 && Character.isHighSurrogate(c));
        if (!full) {
            kept.append(c);
        }
    }

    /** The beginning of the text. */
    String text() {
        return kept.toString();
    }

    boolean isBlank() {
        return words == 0;
    }

    /** The counts, and a note if the text is longer than what was kept. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("characters", characters);
        facts.put("words", words);
        facts.put("lines", breaks + (last == '\n' || last == '\r' ? 0 : 1));
        if (characters > kept.length()) {
            facts.put("cut", "the model was shown the first " + kept.length() + " characters");
        }
        return facts;
    }
}
