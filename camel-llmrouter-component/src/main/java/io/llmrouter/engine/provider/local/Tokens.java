package io.llmrouter.engine.provider.local;

/**
 * Estimates a text's length in tokens: four for every three words, one for every Chinese or Japanese character. Linear,
 * and makes no copies.
 */
final class Tokens {

    private Tokens() {}

    static long count(CharSequence text) {
        long words = 0;
        long characters = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); ) {
            int c = Character.codePointAt(text, at);
            boolean character = Words.ideographic(c);
            boolean letter = !character && (Character.isLetterOrDigit(c) || (inside && c == '-'));
            words += letter && !inside ? 1 : 0;
            characters += character ? 1 : 0;
            inside = letter;
            at += Character.charCount(c);
        }
        return ofWords(words) + characters;
    }

    static long ofWords(long words) {
        return (words * 4 + 2) / 3;
    }

    /** The start of a text that is no longer than that, cut behind a word; the first word at least. */
    static String cut(String text, long tokens) {
        if (count(text) <= tokens) {
            return text;
        }
        int end = 0;
        long words = 0;
        long characters = 0;
        for (Word word : Words.of(text)) {
            words += word.ideographic() ? 0 : 1;
            characters += word.ideographic() ? word.text().length() : 0;
            if (end > 0 && ofWords(words) + characters > tokens) {
                break;
            }
            end = word.end();
        }
        return text.substring(0, end);
    }
}
