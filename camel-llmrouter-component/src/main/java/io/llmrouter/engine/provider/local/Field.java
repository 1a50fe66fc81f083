package io.llmrouter.engine.provider.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a property of a schema holds, by its name. */
enum Field {
    SUMMARY("summary|abstract|gist|synopsis|tl ?dr|overview|zusammenfassung|résumé|resume|resumen|riassunto|resumo"
            + "|samenvatting"),
    KEYWORDS("key ?words?|key ?phrases?|tags?|topics?|terms?|themes?|schlagw\\S+|stichw\\S+|schlüsselw\\S+|mots clés"
            + "|palabras clave|parole chiave|palavras chave|trefwoorden"),
    LANGUAGE("language|lang|locale|sprache|langue|idioma|lingua|taal"),
    TITLE("title|subject|headline|heading|titel|betreff|titre|titulo|título|titolo"),
    POINTS("points?|highlights?|sentences?|bullets?|takeaways?"),
    ANSWER("answer|antwort|réponse|respuesta|risposta|resposta|antwoord"),
    LABEL("category|categories|labels?|class|classification|kind|type|sentiment|intent|department|priority|kategorie"),
    EMAIL("e ?mails?"),
    DATE("dates?|deadline|due|datum|fecha|data"),
    AMOUNT("amounts?|total|price|prices|sum|cost|costs|betrag|summe|preis|montant|importe|importo|bedrag"),
    URL("urls?|links?|website|homepage"),
    PHONE("phones?|telephone|tel|fax|telefon"),
    UNKNOWN("(?!)");

    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|[_\\s-]+");
    private final Pattern words;

    Field(String words) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
    }

    static Field named(String property) {
        String words = spoken(property);
        return Arrays.stream(values())
                .filter(field -> field.words.matcher(words).find())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** {@code dueDate} and {@code due_date} as they are spoken: {@code due date}. */
    static String spoken(String property) {
        return HUMP.matcher(property).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
