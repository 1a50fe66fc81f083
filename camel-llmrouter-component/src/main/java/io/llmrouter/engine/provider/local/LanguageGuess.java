package io.llmrouter.engine.provider.local;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guesses a text's language: by its script where the script says enough, else by the stop words in it, a word shared by
 * several languages counting less, and by letters that few languages use. Looks at the first
 * {@value #READ} characters.
 */
final class LanguageGuess {

    private static final int READ = 20_000;
    private static final double LEAST_SHARE = 0.12;

    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.CYRILLIC, "ru"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.ARABIC, "ar"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.HIRAGANA, "ja"),
            Map.entry(UnicodeScript.KATAKANA, "ja"));

    private static final Map<String, String> LETTERS =
            Map.of("de", "ßäöü", "fr", "çèêœùû", "es", "ñ¿¡", "it", "ìòù", "pt", "ãõç", "nl", "ĳ");

    private LanguageGuess() {}

    /** The ISO 639-1 code, if the text says enough to tell. */
    static Optional<String> of(String text) {
        String head = text.length() <= READ ? text : text.substring(0, READ);
        Map<UnicodeScript, Integer> scripts = scripts(head);
        Optional<UnicodeScript> main = scripts.entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().name()))
                .map(Map.Entry::getKey);
        return main.flatMap(
                script -> script == UnicodeScript.LATIN ? byStopWords(head) : byScript(script, scripts, head));
    }

    private static Map<UnicodeScript, Integer> scripts(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        text.codePoints().filter(Character::isLetter).forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
        return counts;
    }

    private static Optional<String> byScript(UnicodeScript script, Map<UnicodeScript, Integer> scripts, String text) {
        if (script == UnicodeScript.HAN && scripts.containsKey(UnicodeScript.HIRAGANA)) {
            return Optional.of("ja");
        }
        if (script == UnicodeScript.CYRILLIC && text.chars().anyMatch(c -> "іїєґІЇЄҐ".indexOf(c) >= 0)) {
            return Optional.of("uk");
        }
        return Optional.ofNullable(BY_SCRIPT.get(script));
    }

    private static Optional<String> byStopWords(String text) {
        List<Word> words = Words.of(text);
        Map<String, Double> scores = new HashMap<>();
        words.forEach(word -> vote(word.text().toLowerCase(Locale.ROOT), scores));
        return scores.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(best -> best.getValue() >= LEAST_SHARE * words.size())
                .map(Map.Entry::getKey);
    }

    private static void vote(String word, Map<String, Double> scores) {
        Map<String, Set<String>> lists = StopWords.all();
        long shared =
                lists.values().stream().filter(list -> list.contains(word)).count();
        lists.forEach((language, list) -> {
            if (list.contains(word)) {
                scores.merge(language, 1.0 / shared, Double::sum);
            }
            if (word.chars().anyMatch(c -> LETTERS.getOrDefault(language, "").indexOf(c) >= 0)) {
                scores.merge(language, 0.4, Double::sum);
            }
        });
    }
}
