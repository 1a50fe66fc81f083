package io.llmrouter.engine.feature;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether a text has program code in it, by the forms that code has and prose has not. Looks for single characters
 * first, then for signs, and at the form only where there is a sign, since most texts have none and every plan may ask.
 */
final class Code {

    private static final int READ = 20_000;

    private static final Pattern CALL = Pattern.compile("\\w\\([^()\\n]{0,80}\\)(?:\\.\\w+\\(|;|[ \\t]*\\{)");
    private static final Pattern TAG = Pattern.compile("</[a-zA-Z][\\w-]{0,40}>");
    private static final Pattern ARROW = Pattern.compile("[\\w)] ?=> ?[\\w({]");
    private static final Pattern SQL = Pattern.compile(
            "\\b(?i:select)\\b[^.!?]{1,200}\\b(?i:from)\\b\\s+\\w+\\s*(?:;|\\b(?i:where|join|group by|order by|limit)\\b)"
                    + "|\\bSELECT\\b[^.!?]{1,200}\\bFROM\\b|\\bINSERT INTO\\b|\\bUPDATE \\w+ SET\\b|\\bDELETE FROM\\b");
    private static final Pattern LINE = Pattern.compile(
            "(?:public|private|protected|static|final|abstract)[ \\t]+[\\w<>]+[ \\t]+\\w+"
                    + "|(?:def|fn|func|function|class|interface|struct|enum)[ \\t]+\\w+[ \\t]*[({:<]"
                    + "|(?:import|from|using|package|require)[ \\t]+[\\w.:/\\\\]+(?:[ \\t]+import[ \\t]+\\S+|;)"
                    + "|#(?:include|define|!/)"
                    + "|at [\\w.$]+\\(\\w+\\.\\w+:\\d+\\)"
                    + "|(?:for|while|if|elif)\\b[^\\n]{1,120}:[ \\t]*$"
                    + "|(?:\\$|>>>)[ \\t]+\\w+"
                    + "|(?:const|let|var)[ \\t]+\\w+[ \\t]*="
                    + "|[\\w.\\[\\]<> ]{1,80}=[^=\\n]{1,200};[ \\t]*$",
            Pattern.MULTILINE);

    /** The words that a {@link #LINE} may begin with, by their first letters. */
    private static final Map<Character, List<String>> WORDS = Stream.of(
                    "public private protected static final abstract def fn func class interface struct enum import from"
                            + " using package require at for while if elif const let var")
            .flatMap(words -> Stream.of(words.split(" ")))
            .collect(Collectors.groupingBy(word -> word.charAt(0)));

    /** The most characters before the sign that gives a value. */
    private static final int ASSIGNED = 80;

    private Code() {}

    static boolean isIn(String text) {
        String head = text.length() <= READ ? text : text.substring(0, READ);
        return (head.indexOf('`') >= 0 && head.contains("```"))
                || (head.indexOf('<') >= 0 && has(head, "</", TAG))
                || (head.indexOf('>') >= 0 && has(head, "=>", ARROW))
                || (head.indexOf(')') >= 0 && hasCalls(head))
                || (statements(head) && SQL.matcher(head).find())
                || hasLines(head);
    }

    private static boolean hasCalls(String text) {
        return text.contains("Traceback (most recent call last)")
                || has(text, ");", CALL)
                || has(text, ") {", CALL)
                || has(text, ").", CALL);
    }

    private static boolean has(String text, String sign, Pattern form) {
        return text.contains(sign) && form.matcher(text).find();
    }

    private static boolean statements(String text) {
        return text.contains("select ") || (text.indexOf('E') >= 0 && hasCapitals(text));
    }

    private static boolean hasCapitals(String text) {
        return text.contains("SELECT ")
                || text.contains("INSERT INTO")
                || text.contains("UPDATE ")
                || text.contains("DELETE FROM");
    }

    private static boolean hasLines(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (isLine(text, from, to)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean isLine(String text, int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) <= ' ') {
            start++;
        }
        int last = to - 1;
        while (last > start && text.charAt(last) <= ' ') {
            last--;
        }
        if (start >= to) {
            return false;
        }
        char end = text.charAt(last);
        boolean brace = end == '{' || (end == '}' && last == start);
        return brace
                || (mayBeLine(text, start, to)
                        && LINE.matcher(text).region(start, to).lookingAt());
    }

    /** Whether a line begins as those of {@link #LINE} do: with a sign, a word, or what a value is given to. */
    private static boolean mayBeLine(String text, int start, int to) {
        char first = text.charAt(start);
        if (first == '#' || first == '$' || first == '>') {
            return true;
        }
        for (String word : WORDS.getOrDefault(first, List.of())) {
            if (text.startsWith(word, start)) {
                return true;
            }
        }
        int last = Math.min(to, start + ASSIGNED + 1);
        int at = start;
        while (at < last && isAssigned(text.charAt(at))) {
            at++;
        }
        return at > start && at < last && text.charAt(at) == '=';
    }

    private static boolean isAssigned(char each) {
        return each >= 'a' && each <= 'z'
                || each >= 'A' && each <= 'Z'
                || each >= '0' && each <= '9'
                || "_.[]<> ".indexOf(each) >= 0;
    }
}
