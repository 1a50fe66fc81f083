package io.llmrouter.examples.simulate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What came of a simulation.
 *
 * @param name its title
 * @param about what it is about
 * @param seed what its draws came from
 * @param baseline the policy that the others are compared with
 * @param policies each policy over the whole time
 * @param spans each policy while something was wrong
 * @param moments each policy by equal parts of the time
 */
public record Report(
        String name,
        String about,
        long seed,
        String baseline,
        List<PolicyFigures> policies,
        List<SpanFigures> spans,
        List<Moment> moments) {

    /** What a report says of itself. */
    public record Title(String name, String about, long seed, String baseline) {}

    /**
     * Sums up.
     *
     * @param runs what came of each policy's requests; the baseline's is among them
     * @param trouble when something was wrong
     */
    public static Report of(Title title, List<Samples> runs, List<Span> trouble) {
        Samples baseline = runs.stream()
                .filter(run -> run.policy().equals(title.baseline()))
                .findFirst()
                .orElse(runs.get(0));
        List<String> names = trouble.stream().map(Span::name).toList();
        Span whole = new Span("all", 0, 1 + last(baseline));
        PolicyFigures.Baseline compared = new PolicyFigures.Baseline(baseline, Tally.of(baseline, whole));
        List<PolicyFigures> policies = new ArrayList<>();
        List<SpanFigures> spans = new ArrayList<>();
        List<Moment> moments = new ArrayList<>();
        for (Samples run : runs) {
            policies.add(PolicyFigures.of(run, Tally.of(run, whole), compared, whole));
            moments.addAll(Moment.all(run, whole));
        }
        for (Samples run : runs) {
            Tally calm = Tally.outside(run, trouble);
            trouble.forEach(span -> spans.add(SpanFigures.of(span, run, calm, baseline)));
        }
        spans.sort(Comparator.comparingInt(figures -> names.indexOf(figures.span())));
        return new Report(title.name(), title.about(), title.seed(), baseline.policy(), policies, spans, moments);
    }

    /** Whether any policy had streams. */
    boolean hasStreams() {
        return Tables.hasStreams(policies);
    }

    /** The most important figures as a table for a screen. */
    public String summary() {
        return Tables.summary(policies).text();
    }

    private static long last(Samples samples) {
        return samples.size() == 0 ? 0 : samples.at(samples.size() - 1);
    }
}
