package io.llmrouter.engine.provider.local;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what is written in a form of its own: addresses, dates, amounts of money, numbers. As written, in order. */
enum Facts {
    EMAIL("[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,8}"),
    URL("https?://[^\\s<>\"')\\]]{1,2000}[^\\s<>\"')\\].,;:!?]"),
    ISO_DATE("\\b\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])\\b"),
    DATE("\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})"
            + "|\\d{1,2}(?:\\.|st|nd|rd|th|er|º)?\\s(?:de\\s|of\\s)?" + Facts.MONTH + "(?:,?\\s(?:de\\s)?\\d{4})?"
            + "|" + Facts.MONTH + "\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?)\\b"),
    AMOUNT("(?:[$€£¥]|\\b(?:USD|EUR|GBP|CHF|JPY)\\s)\\s?" + Facts.FIGURE + "|\\b" + Facts.FIGURE
            + "\\s?(?:[€£¥$]|(?:USD|EUR|GBP|CHF|JPY|euros?|dollars?|Euro|Dollar)\\b)"),
    NUMBER("(?<![\\p{L}\\d.,])" + Facts.FIGURE + "(?![\\p{L}\\d])"),
    PHONE("(?<![\\d.,])(?:\\+\\d{1,3}|\\(?0\\d{1,4}\\)?)[\\s/-]?\\d{2,4}(?:[\\s/-]?\\d{2,4}){1,4}\\b");

    private static final String FIGURE =
            "(?:\\d{1,3}(?:[.,'\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,15}(?:[.,]\\d{1,4})?)";
    private static final String MONTH =
            "(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?|January|February|March|April|May|June|July|August"
                    + "|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
                    + "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
                    + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
                    + "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
                    + "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
                    + "|januari|februari|maart|mei|juni|juli|augustus|oktober|december)";

    private final Pattern pattern;

    Facts(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    Optional<String> first(String text) {
        return pattern.matcher(text).results().map(MatchResult::group).findFirst();
    }

    List<String> all(String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** The value of a figure written with point or comma, with or without marks between thousands. */
    static BigDecimal number(String written) {
        String figure = written.replaceAll("[^\\d.,]", "");
        int mark = Math.max(figure.lastIndexOf('.'), figure.lastIndexOf(','));
        boolean decimals = mark >= 0 && (figure.length() - mark != 4 || figure.startsWith("0"));
        String whole = (decimals ? figure.substring(0, mark) : figure).replaceAll("[.,]", "");
        return new BigDecimal(decimals ? whole + "." + figure.substring(mark + 1) : whole);
    }
}
