package io.llmrouter.engine.provider.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the model can be asked for, and the words that ask for it. */
enum Task {
    SUMMARY(
            "summar|tl;?dr|\\babstract\\b|condense|shorten|zusammenfass|\\bfass\\w*\\b.{0,80}\\bzusammen|\\bkürze|résum|\\bresum"
                    + "|riassu|sintesi|sintetiz|samenvat|vat\\b.{0,80}\\bsamen"),
    KEYWORDS("key ?-?words?|key ?-?phrases?|\\btags?\\b|schlagw|stichw|schlüsselw|mots?[- ]clés?|palabras? clave"
            + "|parole chiave|palavras?[- ]chave|trefwoord|sleutelwoord"),
    LABEL(
            "classif|categori|kategori|klassifi|einord|ordne\\b|\\blabels?\\b|catégori|clasific|assign one|one of|exactly one"),
    ANSWER(
            "\\banswer|\\bquestion|beantwort|\\bfragen?\\b|répond|\\brespond|pregunta|rispond|domanda|pergunta|beantwoord"
                    + "|\\bvra(?:ag|gen)\\b");

    private final Pattern words;

    Task(String words) {
        this.words = Pattern.compile(
                words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The task that an instruction asks for first. */
    static Optional<Task> askedFor(String instruction) {
        Task first = null;
        int place = Integer.MAX_VALUE;
        for (Task task : values()) {
            Matcher words = task.words.matcher(instruction);
            if (words.find() && words.start() < place) {
                first = task;
                place = words.start();
            }
        }
        return Optional.ofNullable(first);
    }
}
