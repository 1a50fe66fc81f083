package io.llmrouter.engine.config;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept to learn from, and how learned models are kept up to date.
 *
 * @param lessons the file that scored answers are kept in; null when none are
 * @param embedder the model that makes of prompts what is kept of them
 * @param policies by which answers are kept; all when empty
 * @param look how long after one look at folders of learned models the next is taken
 */
public record LearningSettings(@Nullable String lessons, String embedder, Set<String> policies, Duration look) {

    /** Nothing is kept. */
    public static final LearningSettings NONE =
            new LearningSettings(null, "all-minilm-l6-v2", Set.of(), Duration.ofSeconds(5));

    public LearningSettings {
        policies = Set.copyOf(policies);
    }

    /** Whether answers by that policy are kept; its variants in experiments have its name and a slash before theirs. */
    public boolean keeps(String policy) {
        int slash = policy.indexOf('/');
        String name = slash < 0 ? policy : policy.substring(0, slash);
        return lessons != null && (policies.isEmpty() || policies.contains(name));
    }
}
