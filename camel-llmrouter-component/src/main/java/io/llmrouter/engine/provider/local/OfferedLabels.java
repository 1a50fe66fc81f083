package io.llmrouter.engine.provider.local;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the labels an instruction offers: the first list of at least two short names in brackets, behind a colon, behind
 * {@code one of}, {@code as}, {@code into}, {@code either}, or as list items of their own lines.
 */
final class OfferedLabels {

    private static final int LONGEST = 40;
    private static final List<Pattern> LISTS = List.of(
            Pattern.compile("[\\[({]([^\\])}\\n]{3,600})[\\])}]"),
            Pattern.compile(":[ \\t]*([^\\n.:]{3,600})"),
            Pattern.compile("(?i)\\b(?:one of|as|into|either|als|comme|como|come)\\s+(?:the\\s+)?(?:following\\s+)?"
                    + "(?:labels|categories|classes)?\\s*([^\\n.?:]{3,400})"),
            Pattern.compile("((?:(?:^|\\n)[ \\t]*[-*•][ \\t]*[^\\n]{1,60}){2,40})"));
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:[,|/;]|\\n|\\b(?:or|and|oder|und|ou|et)\\b)\\s*(?:\\b(?:or|and|oder|und|ou|et)\\b\\s*)?");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\-*•\"'`„“”«»]+|[\\s\"'`„“”«».]+$");

    private OfferedLabels() {}

    static List<String> in(String instruction) {
        return LISTS.stream()
                .flatMap(list -> list.matcher(instruction).results())
                .map(OfferedLabels::names)
                .filter(names -> names.size() >= 2)
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> names(MatchResult list) {
        List<String> names = Arrays.stream(BETWEEN.split(list.group(1)))
                .map(name -> AROUND.matcher(name).replaceAll(""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.stream().allMatch(name -> name.length() <= LONGEST) ? names : List.of();
    }
}
