package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Snapshot;
import io.llmrouter.engine.catalog.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keeps an application from being ready: policies without a live target. */
final class Readiness {

    private Readiness() {}

    /**
     * The policies that have no live target now, and until when.
     *
     * @param names comma list of those that count; null when all do
     */
    static Map<String, Object> unavailable(LlmRouter router, @Nullable String names) {
        Map<String, Object> unavailable = Snapshot.unavailable(router);
        if (names != null && !names.isBlank()) {
            unavailable
                    .keySet()
                    .retainAll(known(names, router.config().policies().keySet()));
        }
        return unavailable;
    }

    private static List<String> known(String names, Collection<String> policies) {
        List<String> words =
                Arrays.stream(names.split(",", -1)).map(String::strip).toList();
        for (String word : words) {
            if (!policies.contains(word)) {
                throw new IllegalArgumentException(
                        "readinessPolicies: there is no policy '" + word + "': " + Nearest.hint(word, policies));
            }
        }
        return words;
    }
}
