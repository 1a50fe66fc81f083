package io.llmrouter.engine.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern FIRST_WORDS = firstWords();
    private static final int READ = 2_000;
    private static final int WORDS = 80;

    private final String words;

    QuestionType(String words) {
        this.words = words;
    }

    /** The difference between two things is a reason, though it is asked for by a fact's word. A fact's words come first. */
    private static Pattern firstWords() {
        return Pattern.compile(Arrays.stream(values())
                .filter(type -> !type.words.isEmpty())
                .map(type -> "(?<" + type.group() + ">" + type.words + ")")
                .collect(
                        Collectors.joining("|", "(?:(?<difference>what(?: is|'s) the difference)|", ")(?![\\p{L}'])")));
    }

    private String group() {
        return name().replace("_", "");
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
        Matcher polite = POLITE.matcher(lower);
        String asked = polite.lookingAt() ? lower.substring(polite.end()) : lower;
        Matcher words = FIRST_WORDS.matcher(asked);
        if (words.lookingAt()) {
            return found(words);
        }
        return text.endsWith("?") || text.endsWith("？") ? OTHER : STATEMENT;
    }

    private static QuestionType found(Matcher words) {
        if (words.group("difference") != null) {
            return REASON;
        }
        for (QuestionType type : values()) {
            if (!type.words.isEmpty() && words.group(type.group()) != null) {
                return type;
            }
        }
        return OTHER;
    }
}
