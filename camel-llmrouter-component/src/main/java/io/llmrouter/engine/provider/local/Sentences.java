package io.llmrouter.engine.provider.local;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts blocks of prose into sentences by the rules of their language, mends what abbreviations broke, and cuts what has
 * no full stop for very long at a space. At most {@value #MOST} sentences are considered.
 */
final class Sentences {

    static final int MOST = 20_000;
    private static final int LONGEST = 500;
    private static final Pattern ABBREVIATION =
            Pattern.compile("\\(?(?:\\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Inc|Ltd|Co|Corp"
                    + "|e\\.g|i\\.e|vs|approx|ca|bzw|usw|z\\.B|d\\.h|u\\.a|evtl|ggf|inkl|zzgl|Abs|Art|Mme|Mlle|Sr|Sra|Dra|Dott|Sig"
                    + "|Ing|Av|pág|art|bijv|dhr|mevr|pp?|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.");
    private static final Pattern GERMAN_DAY =
            Pattern.compile("(?:.*\\s)?(?:[Aa]m|vom|den|dem|der|zum|bis)\\s\\d{1,2}\\.");

    private Sentences() {}

    static List<String> of(List<String> blocks, String language) {
        BreakIterator breaks =
                BreakIterator.getSentenceInstance(language.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(language));
        List<String> sentences = new ArrayList<>();
        for (String block : blocks) {
            if (sentences.size() >= MOST) {
                break;
            }
            split(block, breaks, sentences);
        }
        return sentences.size() <= MOST ? sentences : List.copyOf(sentences.subList(0, MOST));
    }

    private static void split(String block, BreakIterator breaks, List<String> sentences) {
        breaks.setText(block);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < block.length() && goesOn(block, start, end)) {
                continue;
            }
            add(block.substring(start, end).strip(), sentences);
            start = end;
        }
        add(block.substring(start).strip(), sentences);
    }

    private static boolean goesOn(String block, int start, int end) {
        if (end - start > LONGEST) {
            return false;
        }
        String sentence = block.substring(start, end).stripTrailing();
        String last = sentence.substring(sentence.lastIndexOf(' ') + 1);
        return Character.isLowerCase(block.codePointAt(end))
                || ABBREVIATION.matcher(last).matches()
                || (last.length() <= 3 && GERMAN_DAY.matcher(sentence).matches());
    }

    private static void add(String sentence, List<String> sentences) {
        String rest = sentence;
        while (rest.length() > LONGEST) {
            int cut = rest.lastIndexOf(' ', LONGEST);
            if (cut < LONGEST / 2) {
                break;
            }
            keep(rest.substring(0, cut), sentences);
            rest = rest.substring(cut + 1);
        }
        keep(rest, sentences);
    }

    private static void keep(String sentence, List<String> sentences) {
        String kept = sentence.strip();
        if (kept.codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(kept);
        }
    }
}
