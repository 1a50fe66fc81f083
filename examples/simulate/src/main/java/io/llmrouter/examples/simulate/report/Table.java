package io.llmrouter.examples.simulate.report;

import java.util.List;
import java.util.Locale;

/**
 * A table as it is read: figures with units and no more digits than they deserve.
 *
 * @param heads its columns, of which the first hold names
 * @param rows as many cells as columns each
 */
record HtmlTable(List<String> heads, List<List<String>> rows) {

    static HtmlTable ofPolicies(List<PolicyFigures> policies) {
        return new HtmlTable(
                List.of(
                        "policy",
                        "answered",
                        "cost, USD",
                        "of the baseline's",
                        "quality, points",
                        "mean, ms",
                        "p50, ms",
                        "p95, ms",
                        "of the baseline's",
                        "p99, ms",
                        "extra attempts per 1,000",
                        "answers a second"),
                policies.stream().map(HtmlTable::row).toList());
    }

    private static List<String> row(PolicyFigures each) {
        return List.of(
                each.policy(),
                percent(each.availability(), 3),
                number(each.costUsd(), 2),
                percent(each.costShare(), 1),
                number(each.quality(), 2),
                number(each.meanMillis(), 0),
                number(each.p50Millis(), 0),
                number(each.p95Millis(), 0),
                percent(each.p95Share(), 1),
                number(each.p99Millis(), 0),
                number(each.extraAttempts(), 1),
                number(each.answersPerSecond(), 1));
    }

    static HtmlTable ofSpans(List<SpanFigures> spans) {
        return new HtmlTable(
                List.of(
                        "policy",
                        "answered",
                        "extra attempts per 1,000",
                        "mean, ms",
                        "of the baseline's",
                        "p95, ms",
                        "p99, ms",
                        "first 60 s: answered",
                        "extra attempts per 1,000",
                        "added p99, ms"),
                spans.stream().map(HtmlTable::row).toList());
    }

    private static List<String> row(SpanFigures each) {
        boolean answered = each.availability() > 0;
        boolean soon = each.firstAvailability() > 0;
        return List.of(
                each.policy(),
                percent(each.availability(), 2),
                number(each.extraAttempts(), 1),
                answered ? number(each.meanMillis(), 0) : "–",
                answered && each.meanShare() > 0 ? percent(each.meanShare(), 1) : "–",
                answered ? number(each.p95Millis(), 0) : "–",
                answered ? number(each.p99Millis(), 0) : "–",
                percent(each.firstAvailability(), 2),
                number(each.firstExtraAttempts(), 1),
                soon ? String.format(Locale.ROOT, "%+,.0f", each.firstAddedP99Millis()) : "–");
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String percent(double share, int decimals) {
        return number(share * 100, decimals) + " %";
    }
}
