package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.CandidatePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lists of candidates. What each stands for is checked when everything is read. */
final class CandidateReader {

    private final Draft draft;
    private final Values values;

    CandidateReader(Draft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    /** The candidates that a section names; null when it names none, and leaves the policy's. */
    @Nullable
    List<CandidatePattern> read(Fields fields) {
        Node node = fields.node("candidates");
        if (node == null) {
            return null;
        }
        fields.items("candidates");
        Node list = node.asList();
        return list.is(Kind.LIST) ? read(list) : List.of();
    }

    List<CandidatePattern> read(Node list) {
        List<CandidatePattern> patterns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        double weights = 0;
        for (Node item : list.items()) {
            CandidatePattern pattern = candidate(item);
            if (pattern == null) {
                continue;
            }
            weights += pattern.weight();
            if (!seen.add(pattern.pattern())) {
                values.problems().add(item.spot(), "'" + written(item) + "' is there twice");
            }
            patterns.add(pattern);
        }
        if (!patterns.isEmpty() && weights == 0) {
            values.problems().add(list.spot(), "every weight is 0, so that none can be chosen");
        }
        return patterns;
    }

    private @Nullable CandidatePattern candidate(Node item) {
        if (!item.is(Kind.MAP)) {
            return reference(item, 1);
        }
        Fields fields = Fields.open(item, PolicySections.CANDIDATE, values);
        if (fields == null) {
            return null;
        }
        double weight = fields.number("weight", Double.MAX_VALUE, 1);
        Node model = fields.node("model");
        if (model == null) {
            values.problems().add(item.spot(), "has no model");
            return null;
        }
        return reference(model, weight);
    }

    /** One pattern, remembered to be checked. */
    @Nullable
    CandidatePattern reference(Node node, double weight) {
        String text = values.text(node);
        if (text == null) {
            return null;
        }
        CandidatePattern pattern = new CandidatePattern(text.strip(), weight);
        draft.references.add(new Draft.Reference(node, pattern));
        return pattern;
    }

    private static String written(Node item) {
        Node model = item.fields().get("model");
        return model == null ? item.text() : model.text();
    }
}
