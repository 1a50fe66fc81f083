package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.Constraints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code constraints}. */
final class ConstraintsReader {

    private final Draft draft;

    ConstraintsReader(Draft draft) {
        this.draft = draft;
    }

    /** What is demanded by a map of constraints; nothing, if there is none. */
    Constraints read(@Nullable Fields fields) {
        if (fields == null) {
            return Constraints.NONE;
        }
        Fields maxPrice = fields.section("maxPrice", PolicySections.MAX_PRICE);
        if (maxPrice != null && !maxPrice.has("input") && !maxPrice.has("output")) {
            fields.problems().add(maxPrice.spot(), "has neither input nor output");
        }
        Fields prefer = fields.section("prefer", PolicySections.CONSTRAINTS);
        if (prefer != null && prefer.has("prefer")) {
            fields.problems().add(prefer.spot("prefer"), "stands within prefer; one is enough");
        }
        return new Constraints(
                maxPrice == null ? null : maxPrice.money("input"),
                maxPrice == null ? null : maxPrice.money("output"),
                ModelReader.constants(fields, "require", "feature", ModelFeature.class),
                fields.words("tags"),
                fields.words("regions"),
                patterns(fields, "allow"),
                patterns(fields, "deny"),
                fields.whole("minContextWindow", 1),
                new LimitsReader(fields.values()).read(fields),
                prefer == null || prefer.has("prefer") ? null : read(prefer));
    }

    /** A single target must be there: a mistyped one would deny nothing, and nobody would see it. */
    private List<String> patterns(Fields fields, String key) {
        List<String> texts = fields.texts(key);
        TargetReader targets = new TargetReader(draft, fields.values());
        for (Node item : fields.items(key)) {
            String text = item.is(Node.Kind.TEXT) ? fields.values().text(item) : null;
            if (text == null || Wildcard.isWildcard(text)) {
                continue;
            }
            targets.check(item, text);
        }
        return texts;
    }
}
