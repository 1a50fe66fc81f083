package io.llmrouter.engine.feature;

import java.util.Arrays;

/**
 * A kind of character, with what one of its kind adds to the length of a text, in thousandths of a token. The figures were
 * fitted to what the vocabulary o200k_base makes of prose in twenty languages, code, markup, tables, logs and numbers.
 */
enum Glyph {
    VOWEL(105, 413, 35, 156),
    CONSONANT(433, 695, 177, 0),
    CAPITAL(482, 926, 102, 1361),
    ACCENTED(1160, 2200, 0, 1456),
    DIGIT(1500, 1576, 151),
    SPACE(0, 417, 59),
    TAB(360, 360, 360),
    LINE_BREAK(0, 485, 93),
    PUNCTUATION(940, 487, 341),
    BRACKET(126, 448, 216),
    SIGN(805, 595, 40),
    GREEK(166, 246, 371),
    CYRILLIC(364, 1340, 145),
    /** Arabic, Persian, Hebrew and their neighbours. */
    ARABIC(417, 550, 218),
    /** Devanagari, Bengali, Tamil, Thai and their neighbours. */
    INDIC(400, 900, 312),
    HAN(1000, 821, 817),
    KANA(252, 903, 663),
    HANGUL(300, 500, 832),
    /** Half of a character beyond the basic plane, such as an emoji. */
    SURROGATE(1100, 1100, 1000),
    OTHER(1000, 1000, 1000);

    /** How far the figures of one kind are from those of the next: a power of two, no less than there are kinds. */
    static final int STRIDE = 32;

    private final int afterSpace;
    private final int afterOther;
    private final int again;
    private final int inWord;

    Glyph(int afterSpace, int afterOther, int again) {
        this(afterSpace, afterOther, again, afterOther);
    }

    /**
     * One kind and its figures.
     *
     * @param afterSpace behind a space
     * @param afterOther behind any other kind
     * @param again behind its own kind
     * @param inWord behind another kind of Latin letter
     */
    Glyph(int afterSpace, int afterOther, int again, int inWord) {
        this.afterSpace = afterSpace;
        this.afterOther = afterOther;
        this.again = again;
        this.inWord = inWord;
    }

    /** What this adds behind that. */
    private int behind(Glyph before) {
        if (before == this) {
            return again;
        }
        if (before == SPACE) {
            return afterSpace;
        }
        return isLatin() && before.isLatin() ? inWord : afterOther;
    }

    private boolean isLatin() {
        return ordinal() <= ACCENTED.ordinal();
    }

    /** The figure for each pair, at {@code before * STRIDE + after}. */
    static int[] pairs() {
        int[] pairs = new int[STRIDE * STRIDE];
        for (Glyph before : values()) {
            for (Glyph after : values()) {
                pairs[before.ordinal() * STRIDE + after.ordinal()] = after.behind(before);
            }
        }
        return pairs;
    }

    /** The kind of each character, by its ordinal. */
    static byte[] ofEach() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        fill(kinds, 0, 0xFFFF, OTHER);
        fill(kinds, 0, 0x7F, SIGN);
        fill(kinds, 'a', 'z', CONSONANT);
        fill(kinds, 'A', 'Z', CAPITAL);
        fill(kinds, '0', '9', DIGIT);
        each(kinds, "aeiou", VOWEL);
        each(kinds, " ", SPACE);
        each(kinds, "\t", TAB);
        each(kinds, "\r\n", LINE_BREAK);
        each(kinds, ".,;:!?'-", PUNCTUATION);
        each(kinds, "(){}[]\"", BRACKET);
        fill(kinds, 0xC0, 0x24F, ACCENTED);
        fill(kinds, 0x1E00, 0x1EFF, ACCENTED);
        fill(kinds, 0x370, 0x3FF, GREEK);
        fill(kinds, 0x400, 0x52F, CYRILLIC);
        fill(kinds, 0x590, 0x77F, ARABIC);
        fill(kinds, 0x900, 0xDFF, INDIC);
        fill(kinds, 0xE00, 0xE7F, INDIC);
        fill(kinds, 0x3040, 0x30FF, KANA);
        fill(kinds, 0x3400, 0x9FFF, HAN);
        fill(kinds, 0xF900, 0xFAFF, HAN);
        fill(kinds, 0xAC00, 0xD7AF, HANGUL);
        fill(kinds, 0xD800, 0xDFFF, SURROGATE);
        return kinds;
    }

    private static void fill(byte[] kinds, int first, int last, Glyph glyph) {
        Arrays.fill(kinds, first, last + 1, (byte) glyph.ordinal());
    }

    private static void each(byte[] kinds, String characters, Glyph glyph) {
        for (char character : characters.toCharArray()) {
            kinds[character] = (byte) glyph.ordinal();
        }
    }
}
