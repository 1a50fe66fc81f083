package io.llmrouter.engine.provider.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What form a question's answer has, as far as its first words tell. */
enum Question {
    WHEN("when|what (date|day|time|year)|wann|quand|cuándo|quando|wanneer", Facts.DATE, Facts.NUMBER),
    HOW_MUCH(
            "how (much|many|long|far|old)|what (price|amount|number)|wie ?(viel|viele|lange|hoch)|combien|cuánt[oa]s?"
                    + "|quant[oaie]|hoeveel",
            Facts.AMOUNT,
            Facts.NUMBER),
    EMAIL("e-?mail", Facts.EMAIL),
    ANY("");

    /** Words of questions that say nothing about their subject, as stems. */
    static final Set<String> WORDS =
            Set.of("question", "questi", "answer", "tell", "pleas", "please", "date", "much", "many", "text", "docume");

    private final Pattern words;
    private final Facts[] forms;

    Question(String words, Facts... forms) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
        this.forms = forms;
    }

    static Question of(String question) {
        String lower = question.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind != ANY && kind.words.matcher(lower).find())
                .findFirst()
                .orElse(ANY);
    }

    /** Whether a sentence has something of that form. */
    boolean met(String sentence) {
        return Arrays.stream(forms).anyMatch(form -> form.first(sentence).isPresent());
    }
}
