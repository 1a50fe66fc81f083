package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.Labelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads where the strategy {@code intent} has its labels from: one of three sources, each with keys of its own.
 *
 * @param values reads single values
 */
record LabelsReader(Values values) {

    private static final Map<String, List<String>> KEYS = sources();

    private static Map<String, List<String>> sources() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("examples", List.of("embedder", "threshold", "margin"));
        keys.put("bean", List.of());
        keys.put("labeller", List.of("labels", "labellerMessage"));
        return keys;
    }

    /** The labels and what each means; null if they cannot be used. */
    @Nullable
    Map<String, String> read(Node node) {
        if (!values.is(node, Kind.MAP)) {
            return null;
        }
        int before = values.problems().count();
        Map<String, String> labels = new LinkedHashMap<>();
        node.fields().forEach((label, written) -> {
            String meaning = values.text(written);
            labels.put(label, meaning == null ? "" : meaning);
        });
        if (values.problems().count() > before) {
            return null;
        }
        try {
            return Labelling.of("", labels, null).labels();
        } catch (IllegalArgumentException e) {
            values.problems().add(node.spot(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Reports what is missing, and what stands beside a source that it does not belong to. */
    void check(Fields fields) {
        List<String> given = KEYS.keySet().stream().filter(fields::has).toList();
        if (given.size() != 1) {
            values.problems()
                    .add(
                            fields.spot(),
                            "needs one of examples, bean and labeller, where its labels come from, and has "
                                    + (given.isEmpty() ? "none" : String.join(" and ", given)));
            return;
        }
        String source = given.get(0);
        KEYS.forEach((owner, keys) -> keys.stream()
                .filter(key -> !owner.equals(source) && fields.has(key))
                .forEach(key -> values.problems()
                        .add(fields.spot(key), "belongs to " + owner + ", and stands beside " + source)));
        if (source.equals("labeller") && !fields.has("labels")) {
            values.problems().add(fields.spot(), "has a labeller, and no labels that it chooses from");
        }
    }
}
