package io.llmrouter.engine.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what only accounts of one dialect take. */
final class Settings {

    private Settings() {}

    static Map<String, Object> read(Fields fields, String dialect) {
        return switch (dialect) {
            case "camel" -> camel(fields);
            case "simulated" -> simulated(fields);
            default -> Map.of();
        };
    }

    private static Map<String, Object> camel(Fields fields) {
        if (!fields.has("uri")) {
            fields.problems().add(fields.spot(), "has no uri, such as direct:legacy-llm");
        }
        String uri = fields.text("uri");
        return uri == null ? Map.of() : Map.of("uri", uri);
    }

    /** A {@code latency} is a Duration, an {@code errorRate} a Double, a {@code script} a list of texts. */
    private static Map<String, Object> simulated(Fields fields) {
        Map<String, Object> settings = new HashMap<>();
        if (fields.has("latency")) {
            settings.put("latency", fields.pause("latency", Duration.ZERO));
        }
        if (fields.has("errorRate")) {
            settings.put("errorRate", fields.number("errorRate", 1, 0));
        }
        if (fields.has("script")) {
            settings.put("script", script(fields));
        }
        return settings;
    }

    /** Not the words of a list: the same step may come again. */
    private static List<String> script(Fields fields) {
        List<String> steps = new ArrayList<>();
        for (Node item : fields.items("script")) {
            String step = fields.values().text(item);
            if (step != null) {
                steps.add(step);
            }
        }
        return List.copyOf(steps);
    }
}
