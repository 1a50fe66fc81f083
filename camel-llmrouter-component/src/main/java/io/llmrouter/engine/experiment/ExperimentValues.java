package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Moments.Sample;
import io.llmrouter.engine.experiment.Statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How an experiment stands, as plain values: what operators, routes and JSON see. What nobody knows is left out. */
final class ExperimentValues {

    private ExperimentValues() {}

    static Map<String, Object> of(ExperimentReport report) {
        Experiment experiment = report.experiment();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", experiment.name());
        map.put("type", experiment.fold(split -> "ab", canary -> "canary", mirror -> "shadow"));
        map.put("policy", experiment.policy());
        map.put("by", experiment.by().toString());
        map.put("since", report.since().toString());
        map.put("state", report.takenBack() == null ? "running" : "rolled back");
        if (report.takenBack() != null) {
            map.put("rolledBackAt", report.takenBack().toString());
            map.put("why", String.valueOf(report.why()));
        }
        boolean split = experiment.fold(ab -> true, canary -> false, mirror -> false);
        if (!split) {
            map.put("share", rounded(report.share()));
        }
        map.put("variants", report.variants().stream().map(ExperimentValues::of).toList());
        List<Map<String, Object>> tests = tests(report.variants());
        map.put("tests", tests);
        if (report.likeness() != null) {
            map.put("comparison", of(report.likeness()));
        }
        return map;
    }

    private static Map<String, Object> of(VariantReport variant) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("variant", variant.name());
        map.put("calls", variant.calls());
        map.put("failed", variant.failed());
        if (variant.calls() > 0) {
            map.put("errorRate", rounded((double) variant.failed() / variant.calls()));
            map.put("errorRateInterval", of(Statistics.share(variant.failed(), variant.calls())));
        }
        mean(map, "costUsd", variant.cost());
        mean(map, "latencyMillis", variant.latency());
        if (variant.latency().count() > 0) {
            map.put("latencyP50Millis", rounded(variant.percentiles()[0]));
            map.put("latencyP90Millis", rounded(variant.percentiles()[1]));
            map.put("latencyP99Millis", rounded(variant.percentiles()[2]));
        }
        map.put("scores", variant.quality().count());
        mean(map, "quality", variant.quality());
        return map;
    }

    private static List<Map<String, Object>> tests(List<VariantReport> variants) {
        VariantReport first = variants.get(0);
        List<Map<String, Object>> tests = new ArrayList<>();
        for (VariantReport each : variants.subList(1, variants.size())) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("variant", each.name());
            map.put("against", first.name());
            likely(
                    map,
                    "errorRate",
                    Statistics.sharesAlike(each.failed(), each.calls(), first.failed(), first.calls()));
            likely(map, "costUsd", Statistics.meansAlike(each.cost(), first.cost()));
            likely(map, "latencyMillis", Statistics.meansAlike(each.latency(), first.latency()));
            likely(map, "quality", Statistics.meansAlike(each.quality(), first.quality()));
            tests.add(map);
        }
        return tests;
    }

    private static Map<String, Object> of(Likeness.Report likeness) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("compared", likeness.compared());
        map.put("dropped", likeness.dropped());
        if (likeness.compared() > 0) {
            map.put("equal", rounded((double) likeness.equal() / likeness.compared()));
            map.put("equalInterval", of(Statistics.share(likeness.equal(), likeness.compared())));
        }
        mean(map, "lengthRatio", likeness.length());
        mean(map, "similarity", likeness.similarity());
        long[] fits = likeness.fits();
        if (fits != null) {
            map.put("judgedByForm", fits[0]);
            map.put("liveFits", rounded((double) fits[1] / fits[0]));
            map.put("shadowFits", rounded((double) fits[2] / fits[0]));
        }
        return map;
    }

    private static void mean(Map<String, Object> map, String name, Sample sample) {
        if (sample.count() > 0) {
            map.put(name, rounded(sample.mean()));
            Statistics.mean(sample).ifPresent(interval -> map.put(name + "Interval", of(interval)));
        }
    }

    /** How likely a difference is that large by chance, and whether that is below 5 %. */
    private static void likely(Map<String, Object> map, String name, OptionalDouble chance) {
        chance.ifPresent(p -> {
            Map<String, Object> test = new LinkedHashMap<>();
            test.put("p", rounded(p));
            test.put("significant", p < 0.05);
            map.put(name, test);
        });
    }

    private static List<Object> of(Interval interval) {
        return List.of(rounded(interval.low()), rounded(interval.high()));
    }

    /** Six significant digits: more would claim what nobody knows. */
    private static double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(6)).doubleValue()
                : value;
    }
}
