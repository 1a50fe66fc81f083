package io.llmrouter.engine.provider.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into words: runs of letters and digits, with hyphens inside. Chinese and Japanese are cut where the script
 * changes. Linear in the text's length.
 */
final class Words {

    /** Words are compared by so many first letters: enough to tell them apart, few enough to forgive endings. */
    private static final int STEM = 6;

    private Words() {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                int end = endOf(text, at, c);
                words.add(new Word(text.substring(at, end), at, end));
                at = end;
            } else {
                at += Character.charCount(c);
            }
        }
        return words;
    }

    private static int endOf(String text, int start, int first) {
        int at = start + Character.charCount(first);
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int width = Character.charCount(c);
            if (inside(c) && sameScript(first, c)) {
                at += width;
            } else if (c == '-' && at + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(at + 1))) {
                at += width;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean inside(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean sameScript(int first, int c) {
        return ideographic(first) || ideographic(c)
                ? Character.UnicodeScript.of(first) == Character.UnicodeScript.of(c)
                : true;
    }

    static boolean ideographic(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI -> true;
            default -> false;
        };
    }

    /** What a word is compared by: pairs of characters for Chinese and Japanese, its first letters for the others. */
    static List<String> stems(Word word) {
        return word.ideographic() ? pairs(word.text()) : List.of(stem(word.text()));
    }

    static String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() > 3 && lower.endsWith("s") && !lower.endsWith("ss")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        return lower.length() <= STEM ? lower : lower.substring(0, lower.offsetByCodePoints(0, shorter(lower)));
    }

    private static int shorter(String lower) {
        return Math.min(STEM, lower.codePointCount(0, lower.length()));
    }

    private static List<String> pairs(String run) {
        int[] points = run.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs.isEmpty() ? List.of(run) : pairs;
    }
}
