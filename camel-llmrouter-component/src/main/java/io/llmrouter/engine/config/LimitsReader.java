package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.ScoreRange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads those {@code constraints} that are about speed, quality, terms and place. */
final class LimitsReader {

    private final Values values;

    LimitsReader(Values values) {
        this.values = values;
    }

    Limits read(Fields fields) {
        return new Limits(
                latency(fields),
                throughput(fields),
                quality(fields),
                scores(fields),
                dataPolicy(fields),
                fields.words("licences"),
                fields.day("servedUntil"),
                List.copyOf(fields.words("regionOrder")));
    }

    private @Nullable LatencyCeiling latency(Fields fields) {
        Node node = fields.node("maxLatency");
        if (node == null) {
            return null;
        }
        if (!node.is(Kind.MAP)) {
            Duration most = values.duration(node, false);
            return most == null ? null : new LatencyCeiling(Measure.TOTAL, Percentile.P90, most);
        }
        Fields map = Fields.open(node, PolicySections.MAX_LATENCY, values);
        if (map == null) {
            return null;
        }
        if (!map.has("atMost")) {
            values.problems().add(node.spot(), "has no atMost");
        }
        boolean first = "first-token".equals(word(map, "of", StrategySections.MEASURES, "total"));
        String share = word(map, "percentile", StrategySections.PERCENTILES, "p90");
        return new LatencyCeiling(
                first ? Measure.FIRST_TOKEN : Measure.TOTAL,
                Percentile.valueOf(share.toUpperCase(Locale.ROOT)),
                map.duration("atMost", Duration.ofDays(1)));
    }

    private String word(Fields fields, String key, List<String> valid, String otherwise) {
        String word = fields.text(key);
        if (word == null) {
            return otherwise;
        }
        if (!valid.contains(word)) {
            values.problems().unknown(fields.spot(key), "word", word, valid);
            return otherwise;
        }
        return word;
    }

    private @Nullable Double throughput(Fields fields) {
        Node node = fields.node("minThroughput");
        return node == null ? null : values.number(node, 0, Double.MAX_VALUE);
    }

    private Map<String, Double> quality(Fields fields) {
        Map<String, Double> least = new LinkedHashMap<>();
        fields.entries("minQuality").forEach((task, node) -> {
            Double floor = values.number(node, 0, 1);
            if (floor != null) {
                least.put(task, floor);
            }
        });
        return least;
    }

    private Map<String, ScoreRange> scores(Fields fields) {
        Map<String, ScoreRange> ranges = new LinkedHashMap<>();
        fields.entries("scores").forEach((name, node) -> {
            Fields range = Fields.open(node, PolicySections.SCORE, values);
            if (range != null && !range.has("min") && !range.has("max")) {
                values.problems().add(node.spot(), "has neither min nor max");
            } else if (range != null) {
                range(range, name, ranges);
            }
        });
        return ranges;
    }

    private void range(Fields range, String name, Map<String, ScoreRange> into) {
        double least = bound(range, "min", Double.NEGATIVE_INFINITY);
        double most = bound(range, "max", Double.POSITIVE_INFINITY);
        if (least > most) {
            values.problems().add(range.spot("max"), "is less than min");
        } else {
            into.put(name, new ScoreRange(least, most));
        }
    }

    private double bound(Fields range, String key, double otherwise) {
        Node node = range.node(key);
        Double bound = node == null ? null : values.number(node, -Double.MAX_VALUE, Double.MAX_VALUE);
        return bound == null ? otherwise : bound;
    }

    private @Nullable DataPolicy dataPolicy(Fields fields) {
        List<String> valid = Words.of(DataPolicy.class);
        String word = word(fields, "dataPolicy", valid, "");
        return word.isEmpty() ? null : DataPolicy.values()[valid.indexOf(word)];
    }
}
