package io.llmrouter.engine.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a request looks, from 0 to 1, by plain features of its latest user message and its form. Each feature is a share
 * from 0 to 1; the score is 1 − e<sup>−2 × Σ weight × share</sup>, so that features add up and none alone makes it 1.
 *
 * @param score from 0, simple, to 1
 * @param parts what each feature that was found adds to the sum: its weight times its share
 */
public record Complexity(double score, Map<String, Double> parts) {

    private static final double STEEPNESS = 2;
    private static final int READ = 8_000;

    /** From that many words on a prompt is as long as it gets. */
    private static final double LONG = 400;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MATHS = Pattern.compile(
            "\\d\\s*[-+*/^=×÷<>≤≥]\\s*\\(?[\\dxyzn]|\\\\(?:frac|sum|int|sqrt|lim)|[∑∫√∂π≈∈∀∃]|\\$[^$\\n]{1,80}\\$|(?i:\\b(?:integral"
                    + "|derivative|equation|theorem|prove|proof|probability|polynomial|matrix|eigenvalue|modulo|how many"
                    + "|percent(?:age)?|average|ratio|gleichung|beweise?|wahrscheinlichkeit|ableitung|équation|ecuación)\\b)");
    private static final Pattern STEPS = Pattern.compile(
            "(?i)\\b(?:step[- ]by[- ]step|first|then|next|after that|finally|secondly|thirdly|compare|contrast|analy[sz]e"
                    + "|evaluate|derive|design|explain why|trade-?offs?|pros and cons|refactor|debug|optimi[sz]e|prove|plan"
                    + "|zuerst|danach|schließlich|vergleiche?|analysiere|ensuite|enfin|comparez?|primero|luego|compara)\\b");
    private static final Pattern DEMANDS = Pattern.compile(
            "(?i)\\b(?:must|should|at least|at most|exactly|only|without|except|ensure|no more than|in the form of|avoid"
                    + "|format|muss|genau|höchstens|mindestens|ohne|doit|exactement|debe|exactamente)\\b"
                    + "|^\\s*(?:[-*•]|\\d+[.)])\\s",
            Pattern.MULTILINE);

    public Complexity {
        parts = Map.copyOf(parts);
    }

    static Complexity of(String prompt, Traits traits) {
        String text = prompt.length() <= READ ? prompt : prompt.substring(0, READ);
        Map<String, Double> parts = new LinkedHashMap<>();
        put(parts, "length", 0.35, count(WORD, text, LONG));
        put(parts, "code", 0.3, traits.code() ? 1 : 0);
        put(parts, "maths", 0.35, count(MATHS, text, 3));
        put(parts, "steps", 0.3, count(STEPS, text, 3));
        put(parts, "demands", 0.25, count(DEMANDS, text, 5));
        put(parts, "question", 0.2, share(traits.question()));
        put(parts, "turns", 0.1, Math.min(1, (traits.turns() - 1) / 6.0));
        put(parts, "form", 0.15, (traits.tools() ? 0.5 : 0) + (traits.schema() ? 0.5 : 0));
        put(parts, "attachments", 0.15, traits.attachments().isEmpty() ? 0 : 1);
        double sum = 0;
        for (double each : parts.values()) {
            sum += each;
        }
        return new Complexity(1 - Math.exp(-STEEPNESS * sum), parts);
    }

    private static void put(Map<String, Double> parts, String name, double weight, double share) {
        if (share > 0) {
            parts.put(name, weight * share);
        }
    }

    private static double share(QuestionType type) {
        return switch (type) {
            case REASON -> 1;
            case TASK -> 0.6;
            case OTHER -> 0.3;
            case FACT -> 0.2;
            case YES_NO, STATEMENT -> 0;
        };
    }

    /** How often the pattern is there, as a share of what is often. */
    private static double count(Pattern pattern, String text, double often) {
        Matcher matcher = pattern.matcher(text);
        int found = 0;
        while (found < often && matcher.find()) {
            found++;
        }
        return found / often;
    }
}
