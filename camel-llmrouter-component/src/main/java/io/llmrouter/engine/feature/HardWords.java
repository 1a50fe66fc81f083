package io.llmrouter.engine.feature;

import java.util.HashMap;
import java.util.Map;

/**
 * What a text's words tell of how hard it is, counted in one pass over its first {@value #READ} characters. Words are known
 * by their hash, so that none is copied.
 *
 * @param all how many words there are
 * @param steps how many of them order or demand several steps
 * @param demands how many demand something of the answer, and how many items of lists there are
 * @param maths how many are of mathematics, and how many calculations and formulas there are
 */
record HardWords(int all, int steps, int demands, int maths) {

    private static final int READ = 8_000;

    private static final String STEPS =
            "step steps first then next finally secondly thirdly afterwards compare contrast"
                    + " analyze analyse evaluate derive design tradeoff tradeoffs pros refactor debug optimize optimise prove plan"
                    + " zuerst danach schließlich vergleiche vergleichen analysiere ensuite enfin compare comparez primero luego compara";
    private static final String DEMANDS =
            "must should exactly only without except ensure avoid least most format required"
                    + " muss genau höchstens mindestens ohne doit exactement debe exactamente";
    private static final String MATHS =
            "integral derivative equation equations theorem prove proof probability polynomial"
                    + " matrix eigenvalue modulo percent percentage average ratio gleichung beweise wahrscheinlichkeit ableitung"
                    + " équation ecuación";

    private static final int STEP = 1;
    private static final int DEMAND = 2;
    private static final int MATHS_WORD = 4;
    private static final int SLOTS = 1 << 10;
    private static final int[] HASHES = new int[SLOTS];
    private static final byte[] KINDS = new byte[SLOTS];

    /** By the two letters that words begin with, a bit for each length that one of them has. */
    private static final int[] LENGTHS = new int[SLOTS];

    /** By the same two, a bit for the last five bits of each third letter. */
    private static final int[] THIRDS = new int[SLOTS];

    /** What is of a word. */
    private static final int OF_WORD = 1;

    /** What may be of a formula, and ends of lines; far enough from the other for eight of each to stand in one number. */
    private static final int SIGN = 256;

    /** What each character is of. */
    private static final char[] CHARACTERS = characters();

    static {
        Map<String, Integer> all = new HashMap<>();
        add(all, STEPS, STEP);
        add(all, DEMANDS, DEMAND);
        add(all, MATHS, MATHS_WORD);
        all.forEach((word, kinds) -> {
            int slot = slot(word.hashCode());
            while (KINDS[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            HASHES[slot] = word.hashCode();
            KINDS[slot] = kinds.byteValue();
            int pair = pair(word.charAt(0), word.charAt(1));
            LENGTHS[pair] |= 1 << word.length();
            THIRDS[pair] |= 1 << word.charAt(2);
        });
    }

    private static char[] characters() {
        char[] all = new char[Character.MAX_VALUE + 1];
        for (int each = 0; each < all.length; each++) {
            boolean sign = each >= 128 || "+*^=\\\n".indexOf(each) >= 0;
            all[each] = (char) (Character.isLetterOrDigit((char) each) ? OF_WORD : sign ? SIGN : 0);
        }
        return all;
    }

    private static void add(Map<String, Integer> into, String words, int kind) {
        for (String word : words.split(" ")) {
            into.merge(word, kind, (one, other) -> one | other);
        }
    }

    static HardWords of(String text) {
        return new Reader(text).read();
    }

    /** Reads a text, a piece at a time, in which words are found by one bit for each character. */
    private static final class Reader {

        private final String text;
        private final int end;
        /** The text, and behind it what is of no word: up to the end of a piece, and another piece. */
        private final char[] characters;

        private final int[] counts = new int[8];
        private int words;
        private int formulas;
        private int items;
        private boolean signs;

        /** Where the word begins that the last piece ended in; -1 when it ended in none. */
        private int open = -1;

        Reader(String text) {
            this.text = text;
            this.end = Math.min(READ, text.length());
            this.characters = new char[(end & -Long.SIZE) + 2 * Long.SIZE];
            text.getChars(0, end, characters, 0);
        }

        HardWords read() {
            for (int from = 0; from < end; from += Long.SIZE) {
                words(ofWords(from), from);
                if (signs) {
                    signs(from, Math.min(from + Long.SIZE, end));
                }
            }
            if (open >= 0) {
                word(open, end);
            }
            int maths = counts[4] + counts[5] + counts[6] + counts[7] + formulas;
            return new HardWords(
                    words, counts[1] + counts[3] + counts[5] + counts[7], counts[2] + counts[3] + items, maths);
        }

        /** A bit for each character of the piece that is of a word. */
        private long ofWords(int from) {
            long bits = 0;
            int seen = 0;
            for (int at = from; at < from + Long.SIZE; at += 8) {
                int eight = CHARACTERS[characters[at]]
                        | CHARACTERS[characters[at + 1]] << 1
                        | CHARACTERS[characters[at + 2]] << 2
                        | CHARACTERS[characters[at + 3]] << 3
                        | CHARACTERS[characters[at + 4]] << 4
                        | CHARACTERS[characters[at + 5]] << 5
                        | CHARACTERS[characters[at + 6]] << 6
                        | CHARACTERS[characters[at + 7]] << 7;
                seen |= eight;
                bits |= (eight & 255L) << at;
            }
            signs = seen >= SIGN;
            return bits;
        }

        private void words(long bits, int from) {
            long before = bits << 1 | (open >= 0 ? 1 : 0);
            long begins = bits & ~before;
            long ends = before & ~bits;
            words += Long.bitCount(begins);
            if (open >= 0 && ends != 0) {
                word(open, from + Long.numberOfTrailingZeros(ends));
                ends &= ends - 1;
                open = -1;
            }
            for (; ends != 0; ends &= ends - 1) {
                word(from + Long.numberOfTrailingZeros(begins), from + Long.numberOfTrailingZeros(ends));
                begins &= begins - 1;
            }
            if (begins != 0) {
                open = from + Long.numberOfTrailingZeros(begins);
            }
        }

        private void word(int from, int to) {
            if (mayBe(characters[from], characters[from + 1], characters[from + 2], to - from)) {
                counts[kinds(hash(from, to))]++;
            }
        }

        /** The hash of a word in lower case. */
        private int hash(int from, int to) {
            int hash = 0;
            for (int at = from; at < to; at++) {
                hash = 31 * hash + lower(characters[at]);
            }
            return hash;
        }

        private void signs(int from, int to) {
            for (int at = from; at < to; at++) {
                char each = characters[at];
                if (CHARACTERS[each] == SIGN) {
                    formulas += each != '\n' && isFormula(text, at, end) ? 1 : 0;
                    items += each == '\n' && isItem(text, at + 1, end) ? 1 : 0;
                }
            }
        }
    }

    private static char lower(char each) {
        return each < 128 ? (char) (each >= 'A' && each <= 'Z' ? each | 0x20 : each) : Character.toLowerCase(each);
    }

    /** Whether what begins with these characters and has that length may be one of the words; little else may. */
    private static boolean mayBe(char first, char second, char third, int length) {
        return (first | second | third) < 128
                ? mayBe(pair(first, second), third, length)
                : mayBe(pair(lower(first), lower(second)), lower(third), length);
    }

    /** A shift looks at the last five bits of a length alone: that lets a few very long words pass, and hides none. */
    private static boolean mayBe(int pair, char third, int length) {
        return (LENGTHS[pair] >>> length & THIRDS[pair] >>> third & 1) != 0;
    }

    /** The same for both cases of Latin letters. */
    private static int pair(char first, char second) {
        return (first & 31) << 5 | (second & 31);
    }

    private static int kinds(int hash) {
        int slot = slot(hash);
        while (KINDS[slot] != 0) {
            if (HASHES[slot] == hash) {
                return KINDS[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return 0;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }

    /** An operator between a number or a bracket and something else, a sign of mathematics, or a command of TeX. */
    private static boolean isFormula(String text, int at, int end) {
        char each = text.charAt(at);
        if (each >= '\u2200' && each <= '\u22ff' || each == '\u221a' || each == '\u222b') {
            return true;
        }
        if (each == '\\') {
            return at + 1 < end && Character.isLetter(text.charAt(at + 1));
        }
        boolean operator = each < 128 || each == '\u00d7' || each == '\u00f7';
        return operator && isOperand(before(text, at)) && isOperand(after(text, at, end));
    }

    private static boolean isOperand(char each) {
        return (each >= '0' && each <= '9') || each == ')' || each == '(' || (each >= 'a' && each <= 'z');
    }

    private static char before(String text, int at) {
        int place = at - 1;
        while (place > 0 && text.charAt(place) == ' ') {
            place--;
        }
        return place < 0 ? ' ' : text.charAt(place);
    }

    private static char after(String text, int at, int end) {
        int place = at + 1;
        while (place < end - 1 && text.charAt(place) == ' ') {
            place++;
        }
        return place >= end ? ' ' : text.charAt(place);
    }

    private static boolean isItem(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        if (at + 1 >= end) {
            return false;
        }
        char sign = text.charAt(at);
        boolean numbered = sign >= '0' && sign <= '9' && ".)".indexOf(text.charAt(at + 1)) >= 0;
        return numbered || ((sign == '-' || sign == '*' || sign == '\u2022') && text.charAt(at + 1) == ' ');
    }
}
