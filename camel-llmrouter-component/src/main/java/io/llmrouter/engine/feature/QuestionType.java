package io.llmrouter.engine.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of question a text asks, by the first words of its last sentence, or of its first where that tells nothing: a
 * simple list of words in English, German, French and Spanish. Other languages are {@link #STATEMENT}, or {@link #OTHER}
 * where there is a question mark.
 */
public enum QuestionType {
    /** Asks for a fact: who, when, where, which, how many. */
    FACT("who|whom|whose|when|where|which|what|how (?:many|much|old|long|far|often|big|tall)|name the"
            + "|wer|wen|wem|wann|wo|welche[rsmn]?|was|wie ?viele?|qui|quand|où|quel(?:le)?s?|combien"
            + "|quién|cuándo|dónde|cuál(?:es)?|cuánt[oa]s?|qué"),
    /** Asks for a reason or a way: why, how, explain. */
    REASON("why|how|explain|compare|derive|prove|warum|wieso|weshalb|wie|erkläre?"
            + "|vergleiche?|pourquoi|comment|explique[zr]?|comparez?|cómo|por qué|explica|compara"),
    /** Can be answered by yes or no. */
    YES_NO("is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isn't|aren't|doesn't"
            + "|don't|didn't|won't|ist|sind|war|hat|haben|kann|können|darf|muss|soll|wird|gibt|est-ce|peut-on|as-tu"
            + "|es|está|hay|puedo|puede"),
    /** Asks for a piece of work: write, summarise, translate. */
    TASK("write|draft|create|generate|make|build|implement|design|summari[sz]e|translate|rewrite|rephrase|fix|correct"
            + "|refactor|analy[sz]e|list|give|find|extract|classify|calculate|compute|solve|plan|show|tell|convert|improve"
            + "|review|describe|schreibe?|erstelle?|übersetze?|fasse?|entwirf|berechne|liste?|gib|nenne|korrigiere?"
            + "|écris|écrivez|résume[zr]?|traduis|traduisez|crée[zr]?|calcule[zr]?|donne[zr]?|escribe|resume|traduce"
            + "|crea|calcula|lista|dame"),
    /** Has a question mark, and none of these words. */
    OTHER(""),
    /** Asks nothing. */
    STATEMENT("");

    private static final Pattern POLITE = Pattern.compile(
            "(?:please|bitte|por favor|s'il vous plaît|(?:can|could|would) you(?: please)?|kannst du|können sie|¿)\\W*");
    /** What {@link #POLITE} words begin with. */
    private static final String POLITE_BEGINNINGS = "pbscwk¿";

    private static final int READ = 2_000;
    private static final int WORDS = 80;

    private final String words;

    QuestionType(String words) {
        this.words = words;
    }

    /** What a text may begin with, and what type of question that makes it. */
    private record Opening(QuestionType type, Pattern words) {}

    /** Openings by their first letter, so that few are tried. Of those that fit, the first one counts. */
    private static final Map<Character, List<Opening>> OPENINGS = openings();

    private static Map<Character, List<Opening>> openings() {
        Map<Character, List<Opening>> all = new HashMap<>();
        // The difference between two things is a reason, though it is asked for by a fact's word.
        add(all, REASON, "what(?: is|'s) the difference");
        for (QuestionType type : values()) {
            if (!type.words.isEmpty()) {
                byLetter(type.words).forEach((letter, words) -> add(all, type, words));
            }
        }
        return all;
    }

    private static void add(Map<Character, List<Opening>> all, QuestionType type, String words) {
        all.computeIfAbsent(words.charAt(0), letter -> new ArrayList<>())
                .add(new Opening(type, Pattern.compile("(?:" + words + ")(?![\\p{L}'])")));
    }

    /** The alternatives of an expression, by the letter that each begins with. */
    private static Map<Character, String> byLetter(String words) {
        Map<Character, String> all = new HashMap<>();
        for (String each : words.split("\\|(?![^()]*\\))")) {
            all.merge(each.charAt(0), each, (one, other) -> one + "|" + other);
        }
        return all;
    }

    /** The type of a text. */
    public static QuestionType of(String text) {
        String trimmed = text.strip();
        QuestionType last = ofSentence(trimmed, lastSentence(trimmed));
        if (last != STATEMENT && last != OTHER) {
            return last;
        }
        QuestionType first = ofSentence(trimmed, 0);
        return first == STATEMENT || first == OTHER ? last : first;
    }

    /** Where the last sentence begins: behind the last sign that ends one and has something behind it. */
    private static int lastSentence(String text) {
        int least = Math.max(0, text.length() - READ);
        for (int at = text.length() - 3; at >= least; at--) {
            char each = text.charAt(at);
            boolean ends = each == '\n' || ((each == '.' || each == '!' || each == '?') && text.charAt(at + 1) <= ' ');
            if (ends) {
                return at + 1;
            }
        }
        return least;
    }

    private static QuestionType ofSentence(String text, int from) {
        String lower = text.substring(from, Math.min(text.length(), from + WORDS))
                .strip()
                .toLowerCase(Locale.ROOT);
        return opening(unadorned(lower)).orElse(text.endsWith("?") || text.endsWith("？") ? OTHER : STATEMENT);
    }

    /** A sentence without the polite words before what it asks. */
    private static String unadorned(String sentence) {
        if (sentence.isEmpty() || POLITE_BEGINNINGS.indexOf(sentence.charAt(0)) < 0) {
            return sentence;
        }
        Matcher polite = POLITE.matcher(sentence);
        return polite.lookingAt() ? sentence.substring(polite.end()) : sentence;
    }

    private static Optional<QuestionType> opening(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (Opening each : OPENINGS.getOrDefault(text.charAt(0), List.of())) {
            if (each.words.matcher(text).lookingAt()) {
                return Optional.of(each.type);
            }
        }
        return Optional.empty();
    }
}
