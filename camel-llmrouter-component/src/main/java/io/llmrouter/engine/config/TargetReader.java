package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.CandidatePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets, and wildcards for them, that are compared with those of candidates; so aliases do not count. What each
 * stands for is checked when everything is read: a mistyped one would mean nobody, and nobody would see it.
 */
record TargetReader(Draft draft, Values values) {

    /** A list of targets and wildcards, each of which must stand for something. */
    List<String> read(Fields fields, String key) {
        fields.items(key).forEach(this::check);
        return fields.texts(key);
    }

    /** One target; null where it could not be read. */
    @Nullable
    String target(Node node) {
        check(node);
        return values.text(node);
    }

    private void check(Node item) {
        String text = item.is(Node.Kind.TEXT) ? values.text(item) : null;
        if (text != null) {
            check(item, text);
        }
    }

    /** Has it checked that such a text, written there, stands for something. */
    void check(Node item, String text) {
        if (text.indexOf('/') < 0 && !Wildcard.isWildcard(text)) {
            values.problems()
                    .add(
                            item.spot(),
                            "'" + item.text() + "' is neither a target nor a wildcard; aliases do not count here");
        } else {
            draft.references.add(new Draft.Reference(item, CandidatePattern.of(text)));
        }
    }
}
