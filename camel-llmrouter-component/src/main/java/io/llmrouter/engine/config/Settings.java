package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what only accounts of one kind take. */
final class Settings {

    /** The way to sign of presets at Google Cloud. */
    static final String GOOGLE = "google";

    /** The dialect of accounts that are embedding models of the application's. */
    static final String EMBEDDING_BEAN = "embedding-bean";

    private Settings() {}

    /** Which settings accounts of a preset take: those of its dialect, or of the cloud that opens it. */
    static String kind(Preset preset) {
        return preset.quirks().auth().scheme().equals(GOOGLE) ? GOOGLE : preset.dialect();
    }

    static Map<String, Object> read(Fields fields, String kind) {
        return switch (kind) {
            case GOOGLE -> google(fields);
            case "camel" -> camel(fields);
            case "simulated" -> simulated(fields);
            case EMBEDDING_BEAN -> bean(fields);
            default -> Map.of();
        };
    }

    private static Map<String, Object> google(Fields fields) {
        String file = fields.text("credentials");
        return file == null ? Map.of() : Map.of("credentials", file);
    }

    private static Map<String, Object> camel(Fields fields) {
        if (!fields.has("uri")) {
            fields.problems().add(fields.spot(), "has no uri, such as direct:legacy-llm");
        }
        String uri = fields.text("uri");
        return uri == null ? Map.of() : Map.of("uri", uri);
    }

    private static Map<String, Object> bean(Fields fields) {
        String bean = fields.text("bean");
        return bean == null ? Map.of() : Map.of("bean", bean);
    }

    /** Durations are Durations, numbers Doubles or Longs, and the steps of a script texts or maps. */
    private static Map<String, Object> simulated(Fields fields) {
        Map<String, Object> settings = new HashMap<>();
        latency(fields, "latency", settings);
        latency(fields, "firstToken", settings);
        if (fields.has("tokensPerSecond")) {
            settings.put("tokensPerSecond", fields.number("tokensPerSecond", 1_000_000, 0));
        }
        if (fields.has("errorRate")) {
            settings.put("errorRate", fields.number("errorRate", 1, 0));
        }
        kind(fields, "errorKind", settings);
        if (fields.has("script")) {
            settings.put("script", script(fields));
        }
        String reply = fields.text("reply");
        if (reply != null) {
            settings.put("reply", reply);
        }
        Long seed = fields.whole("seed", Long.MIN_VALUE);
        if (seed != null) {
            settings.put("seed", seed);
        }
        return settings;
    }

    private static void latency(Fields account, String key, Map<String, Object> into) {
        Node node = account.node(key);
        if (node != null && node.is(Node.Kind.MAP)) {
            Fields fields = account.section(key, Sections.LATENCY);
            if (fields != null) {
                into.put(key, spread(fields));
            }
        } else if (node != null) {
            into.put(key, account.pause(key, Duration.ZERO));
        }
    }

    private static Map<String, Object> spread(Fields fields) {
        for (String key : Sections.LATENCY.names()) {
            if (!fields.has(key)) {
                fields.problems().add(fields.spot(), "has no " + key);
            }
        }
        Duration p50 = fields.duration("p50", Duration.ofMillis(1));
        Duration p99 = fields.duration("p99", p50);
        if (p99.compareTo(p50) < 0) {
            fields.problems().add(fields.spot("p99"), "is less than p50");
        }
        return Map.of("p50", p50, "p99", p99);
    }

    private static void kind(Fields fields, String key, Map<String, Object> into) {
        Node node = fields.node(key);
        String word = fields.text(key);
        List<String> known =
                Arrays.stream(FailureKind.values()).map(FailureKind::word).toList();
        if (node != null && word != null && !known.contains(word)) {
            fields.problems().unknown(node.spot(), "failure kind", node.text(), known);
        } else if (word != null) {
            into.put(key, word);
        }
    }

    /** Not the words of a list: the same step may come again. */
    private static List<Object> script(Fields fields) {
        List<Object> steps = new ArrayList<>();
        for (Node item : fields.items("script")) {
            Object step = item.is(Node.Kind.MAP)
                    ? outage(item, fields.values())
                    : fields.values().text(item);
            if (step != null) {
                steps.add(step);
            }
        }
        return List.copyOf(steps);
    }

    private static @Nullable Object outage(Node item, Values values) {
        Fields fields = Fields.open(item, Sections.OUTAGE, values);
        if (fields == null) {
            return null;
        }
        if (!fields.has("for")) {
            values.problems().add(item.spot(), "has no for: how long it lasts");
        }
        Map<String, Object> outage = new HashMap<>();
        outage.put("after", fields.pause("after", Duration.ZERO));
        outage.put("for", fields.duration("for", Duration.ofMillis(1)));
        kind(fields, "kind", outage);
        return Map.copyOf(outage);
    }
}
