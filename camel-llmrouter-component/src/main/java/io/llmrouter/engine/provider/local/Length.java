package io.llmrouter.engine.provider.local;

import io.llmrouter.engine.model.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be: as many sentences and words as the instruction says ("in two sentences", "at most 50
 * words", "5 keywords"), never more than the request's {@code maxTokens}.
 *
 * @param sentences at most so many; 0 when the instruction does not say
 * @param keywords at most so many
 * @param tokens at most so many
 */
record Length(int sentences, int keywords, long tokens) {

    private static final int KEYWORDS = 8;
    private static final String COUNT =
            "(\\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|einem|ein|zwei|drei"
                    + "|vier|fünf|une|un|deux|trois|quatre|cinq|una|uno|dos|tres|cuatro|cinco|due|tre|quattro|cinque|uma|um|dois|duas"
                    + "|três|quatro|een|twee|drie|vijf)";
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("fünf", 5),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("dos", 2),
            Map.entry("tres", 3),
            Map.entry("cuatro", 4),
            Map.entry("cinco", 5),
            Map.entry("due", 2),
            Map.entry("tre", 3),
            Map.entry("quattro", 4),
            Map.entry("cinque", 5),
            Map.entry("dois", 2),
            Map.entry("duas", 2),
            Map.entry("três", 3),
            Map.entry("quatro", 4),
            Map.entry("twee", 2),
            Map.entry("drie", 3),
            Map.entry("vijf", 5));
    private static final Pattern SENTENCES =
            wish("sentences?|sätzen?|satz|phrases?|frases?|oraciones|frasi|frase|zinnen|zin");
    private static final Pattern WORDS = wish("words?|wörtern?|worte|mots|palabras|parole|palavras|woorden");
    private static final Pattern KEYS = wish("key ?-?words?|key ?-?phrases?|tags?|schlagw\\w*|stichw\\w*|schlüsselw\\w*"
            + "|mots?[- ]clés?|palabras? clave|parole chiave|palavras?[- ]chave|trefwoorden|sleutelwoorden");

    static Length of(String instruction, @Nullable Integer maxTokens) {
        int words = count(WORDS, instruction, 0);
        long wished = words == 0 ? Long.MAX_VALUE : Tokens.ofWords(words);
        long most = maxTokens == null ? Long.MAX_VALUE : maxTokens;
        return new Length(count(SENTENCES, instruction, 0), count(KEYS, instruction, KEYWORDS), Math.min(wished, most));
    }

    /** How many sentences a summary of such a text has. */
    int sentencesFor(int inText) {
        if (sentences > 0) {
            return sentences;
        }
        return inText <= 2 ? 1 : Math.min(5, 2 + inText / 10);
    }

    /** The sentences that fit, in order; the start of the first if none does. */
    Reply fit(List<String> inOrder) {
        List<String> fitting = new ArrayList<>();
        long room = tokens;
        for (String sentence : inOrder) {
            long size = Tokens.count(sentence);
            if (size <= room) {
                fitting.add(sentence);
                room -= size;
            }
        }
        return fitting.isEmpty() && !inOrder.isEmpty()
                ? new Reply(Tokens.cut(inOrder.get(0), tokens), FinishReason.LENGTH)
                : new Reply(Digest.join(fitting), FinishReason.STOP);
    }

    private static int count(Pattern pattern, String instruction, int otherwise) {
        Matcher wish = pattern.matcher(instruction);
        if (!wish.find()) {
            return otherwise;
        }
        String number = wish.group(1).toLowerCase(Locale.ROOT);
        int count = Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : NUMBERS.getOrDefault(number, 1);
        return Math.max(1, count);
    }

    private static Pattern wish(String noun) {
        return Pattern.compile(
                "\\b" + COUNT + "\\s(?:\\p{L}+\\s)?(?:" + noun + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
