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

    /** Of no word, but perhaps of a formula. */
    private static final int SIGN = -1;

    /** The lower case of what is of a word; 0 for what is not. */
    private static final byte[] LOWER = new byte[128];

    static {
        for (char each = 0; each < 128; each++) {
            LOWER[each] = (byte) (Character.isLetterOrDigit(each) ? Character.toLowerCase(each) : 0);
        }
        for (char each : "+*^=\\".toCharArray()) {
            LOWER[each] = SIGN;
        }
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
        });
    }

    private static void add(Map<String, Integer> into, String words, int kind) {
        for (String word : words.split(" ")) {
            into.merge(word, kind, (one, other) -> one | other);
        }
    }

    static HardWords of(String text) {
        int end = Math.min(READ, text.length());
        int[] counts = new int[8];
        int words = 0;
        int hash = 0;
        int formulas = 0;
        int items = 0;
        for (int at = 0; at < end; at++) {
            char each = text.charAt(at);
            int lower = each < 128 ? LOWER[each] : lowerOther(each);
            if (lower > 0) {
                hash = 31 * hash + lower;
            } else {
                if (hash != 0) {
                    words++;
                    counts[kinds(hash)]++;
                    hash = 0;
                }
                formulas += lower < 0 && isFormula(text, at, end) ? 1 : 0;
                items += each == '\n' && isItem(text, at + 1, end) ? 1 : 0;
            }
        }
        if (hash != 0) {
            words++;
            counts[kinds(hash)]++;
        }
        int maths = counts[4] + counts[5] + counts[6] + counts[7] + formulas;
        return new HardWords(
                words, counts[1] + counts[3] + counts[5] + counts[7], counts[2] + counts[3] + items, maths);
    }

    private static int lowerOther(char each) {
        if (Character.isLetterOrDigit(each)) {
            return Character.toLowerCase(each);
        }
        return SIGN;
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
