package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Sections.key;

import java.util.Set;
import java.util.TreeSet;

/** Reads {@code learning}: what is kept of scored answers to learn from. */
final class LearningReader {

    static final Section LEARNING = Section.of(
            "learning",
            key("lessons", "file", NONE, "Where answers that were scored are kept, without what was asked or said."),
            key(
                    "embedder",
                    "embedding model in this process",
                    "`all-minilm-l6-v2`",
                    "Makes of a prompt the vector that is kept of it."),
            key("policies", "list of policies", "all", "Whose answers are kept."),
            key(
                    "lookEvery",
                    "duration",
                    "`5s`",
                    "How often folders of learned models are looked at for another version."));

    private final Draft draft;
    private final Values values;

    LearningReader(Draft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    /** To be called when the policies are read. */
    void read(Node node) {
        Fields fields = Fields.open(node, LEARNING, values);
        if (fields == null) {
            return;
        }
        Set<String> known = new TreeSet<>(draft.policies.keySet());
        known.add("default");
        Set<String> policies = new TreeSet<>();
        for (Node each : fields.items("policies")) {
            String name = values.text(each);
            if (name != null && !known.contains(name) && !draft.broken.contains(name)) {
                values.problems().unknown(each.spot(), "policy", each.text(), known);
            } else if (name != null) {
                policies.add(name);
            }
        }
        String embedder = fields.text("embedder");
        draft.learning = new LearningSettings(
                fields.text("lessons"),
                embedder == null ? LearningSettings.NONE.embedder() : embedder,
                policies,
                fields.duration("lookEvery", LearningSettings.NONE.look()));
    }
}
