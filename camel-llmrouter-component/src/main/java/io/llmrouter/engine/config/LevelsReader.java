package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.strategy.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code levels} of the strategy {@code complexity}. */
final class LevelsReader {

    private final Values values;
    private final TargetReader targets;

    LevelsReader(TargetReader targets) {
        this.values = targets.values();
        this.targets = targets;
    }

    List<Level> read(Fields strategy) {
        List<Level> levels = new ArrayList<>();
        List<Node> items = strategy.items("levels");
        double before = 0;
        for (int at = 0; at < items.size(); at++) {
            Fields fields = Fields.open(items.get(at), StrategySections.LEVEL, values);
            Double end = fields == null ? null : end(fields, at == items.size() - 1, before);
            if (fields != null) {
                levels.add(new Level(end == null ? 1 : end, candidates(fields)));
            }
            before = end == null ? before : end;
        }
        return levels;
    }

    /** Where a level ends, higher than the one before it; null where that is wrong, and reported. */
    private @Nullable Double end(Fields fields, boolean last, double before) {
        Node node = fields.node("upTo");
        if (node == null) {
            if (!last) {
                values.problems().add(fields.spot(), "has no upTo, which only the last level may leave out");
            }
            return last ? Double.valueOf(1) : null;
        }
        Double end = values.number(node, 0, 1);
        if (end != null && end <= before) {
            values.problems().add(node.spot(), "is not above the level before it");
            return null;
        }
        return end;
    }

    private List<String> candidates(Fields fields) {
        if (!fields.has("candidates")) {
            values.problems().add(fields.spot(), "has no candidates");
        }
        return targets.read(fields, "candidates");
    }
}
