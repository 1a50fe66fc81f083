package io.llmrouter.examples.simulate.report;

import java.util.List;
import java.util.Locale;

/** The tables of a report: figures with units and no more digits than they deserve, of streams only where there were any. */
final class Tables {

    private Tables() {}

    /** Each policy over the whole time. */
    static Table policies(List<PolicyFigures> policies) {
        Columns<PolicyFigures> columns = new Columns<PolicyFigures>()
                .with("policy", PolicyFigures::policy)
                .percent("answered", PolicyFigures::availability, 3)
                .number("cost, USD", PolicyFigures::costUsd, 2)
                .percent("of the baseline's", PolicyFigures::costShare, 1)
                .number("quality, points", PolicyFigures::quality, 2)
                .with("beyond the baseline's", each -> QualityGap.text(each.qualityGap(), each.qualityGapError()))
                .number("mean, ms", PolicyFigures::meanMillis, 0)
                .number("p50, ms", PolicyFigures::p50Millis, 0)
                .number("p95, ms", PolicyFigures::p95Millis, 0)
                .percent("of the baseline's", PolicyFigures::p95Share, 1)
                .number("p99, ms", PolicyFigures::p99Millis, 0);
        if (hasStreams(policies)) {
            columns.number("first token p50, ms", PolicyFigures::p50FirstTokenMillis, 0)
                    .number("p95, ms", PolicyFigures::p95FirstTokenMillis, 0)
                    .number("p99, ms", PolicyFigures::p99FirstTokenMillis, 0)
                    .number("broken streams", PolicyFigures::brokenStreams, 0);
        }
        return columns.number("extra attempts per 1,000", PolicyFigures::extraAttempts, 1)
                .number("answers a second", PolicyFigures::answersPerSecond, 1)
                .of(policies);
    }

    /** The same in few words. */
    static Table summary(List<PolicyFigures> policies) {
        Columns<PolicyFigures> columns = new Columns<PolicyFigures>()
                .with("policy", PolicyFigures::policy)
                .percent("answered", PolicyFigures::availability, 4)
                .number("cost USD", PolicyFigures::costUsd, 4)
                .number("quality", PolicyFigures::quality, 3)
                .number("mean ms", PolicyFigures::meanMillis, 1)
                .number("p95 ms", PolicyFigures::p95Millis, 1)
                .number("p99 ms", PolicyFigures::p99Millis, 1)
                .number("extra", PolicyFigures::extraAttempts, 2);
        if (hasStreams(policies)) {
            columns.number("first p95", PolicyFigures::p95FirstTokenMillis, 1)
                    .number("broken", PolicyFigures::brokenStreams, 0);
        }
        return columns.of(policies);
    }

    /** Each policy while one thing was wrong. */
    static Table spans(List<SpanFigures> spans, boolean streams) {
        Columns<SpanFigures> columns = new Columns<SpanFigures>()
                .with("policy", SpanFigures::policy)
                .percent("answered", SpanFigures::availability, 2)
                .number("extra attempts per 1,000", SpanFigures::extraAttempts, 1)
                .number("mean, ms", SpanFigures::meanMillis, 0)
                .where(SpanFigures::isAnswered)
                .percent("of the baseline's", SpanFigures::meanShare, 1)
                .where(span -> span.isAnswered() && span.meanShare() > 0)
                .number("p95, ms", SpanFigures::p95Millis, 0)
                .where(SpanFigures::isAnswered)
                .number("p99, ms", SpanFigures::p99Millis, 0)
                .where(SpanFigures::isAnswered);
        if (streams) {
            columns.number("first token p95, ms", SpanFigures::p95FirstTokenMillis, 0)
                    .where(span -> span.p95FirstTokenMillis() > 0)
                    .number("broken streams", SpanFigures::brokenStreams, 0);
        }
        return columns.percent("first 60 s: answered", SpanFigures::firstAvailability, 2)
                .number("extra attempts per 1,000", SpanFigures::firstExtraAttempts, 1)
                .with("added p99, ms", span -> String.format(Locale.ROOT, "%+,.0f", span.firstAddedP99Millis()))
                .where(span -> span.firstAvailability() > 0)
                .of(spans);
    }

    static boolean hasStreams(List<PolicyFigures> policies) {
        return policies.stream().anyMatch(each -> each.streams() > 0);
    }
}
