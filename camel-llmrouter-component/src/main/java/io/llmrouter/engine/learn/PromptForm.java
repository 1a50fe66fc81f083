package io.llmrouter.engine.learn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a prompt in numbers: how long it is, what it is made of, how it asks. Embeddings say what a text is about, and
 * little of this, which tells as much about how hard it is.
 */
final class PromptForm {

    static final int COUNT = 18;

    private static final Pattern OPTION = Pattern.compile("(?m)^\\s*[A-Ha-h1-9][.)]\\s+(.*)$");
    private static final Pattern NEGATION =
            Pattern.compile("\\b(not|no|never|none|except|least|false|without)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUANTITY = Pattern.compile(
            "\\b(how many|how much|find|calculate|compute|solve|total|percent)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHOICE =
            Pattern.compile("\\b(which|of the following|true|statement)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private PromptForm() {}

    static double[] of(String prompt) {
        int length = Math.max(1, prompt.length());
        Counts counts = Counts.of(prompt);
        double[] form = new double[COUNT];
        form[0] = Math.log(length);
        form[1] = (double) counts.digits / length;
        form[2] = (double) counts.capitals / length;
        form[3] = (double) counts.signs / length;
        form[4] = (double) counts.commas / length;
        form[5] = (double) counts.stops / length;
        form[6] = Math.log1p(counts.lines);
        form[7] = (double) counts.letters / Math.max(1, counts.words);
        form[8] = Math.log1p(hits(NUMBER, prompt));
        form[9] = Math.min(3, hits(NEGATION, prompt));
        form[10] = Math.min(3, hits(QUANTITY, prompt));
        form[11] = Math.min(3, hits(CHOICE, prompt));
        form[12] = prompt.indexOf('?') >= 0 ? 1 : 0;
        form[13] = prompt.indexOf('"') >= 0 ? 1 : 0;
        form[14] = prompt.contains("__") ? 1 : 0;
        options(prompt, form);
        return form;
    }

    /** Of the options that a question lists: how long they are together, how unlike in length, and how much is digits. */
    private static void options(String prompt, double[] form) {
        Matcher options = OPTION.matcher(prompt);
        double count = 0;
        double sum = 0;
        double squares = 0;
        double digits = 0;
        while (options.find()) {
            String option = options.group(1);
            count++;
            sum += option.length();
            squares += (double) option.length() * option.length();
            digits += option.chars().filter(Character::isDigit).count();
        }
        double mean = count == 0 ? 0 : sum / count;
        form[15] = Math.log1p(sum);
        form[16] = count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) / (mean + 1);
        form[17] = digits / (sum + 1);
    }

    private static int hits(Pattern pattern, String prompt) {
        Matcher matcher = pattern.matcher(prompt);
        int hits = 0;
        while (matcher.find()) {
            hits++;
        }
        return hits;
    }

    /** What a text is made of. */
    private static final class Counts {
        private int digits;
        private int capitals;
        private int signs;
        private int commas;
        private int stops;
        private int lines;
        private int letters;
        private int words = 1;

        static Counts of(String text) {
            Counts counts = new Counts();
            for (int at = 0; at < text.length(); at++) {
                counts.add(text.charAt(at));
            }
            return counts;
        }

        private void add(char each) {
            digits += Character.isDigit(each) ? 1 : 0;
            capitals += Character.isUpperCase(each) ? 1 : 0;
            signs += "+-*/=^<>$\\{}[]%".indexOf(each) >= 0 ? 1 : 0;
            commas += each == ',' ? 1 : 0;
            stops += each == '.' ? 1 : 0;
            lines += each == '\n' ? 1 : 0;
            letters += Character.isWhitespace(each) ? 0 : 1;
            words += Character.isWhitespace(each) ? 1 : 0;
        }
    }
}
