package io.llmrouter.engine.policy.strategy;

import java.util.List;
import java.util.Locale;

/**
 * What a learned order is to reach over the prompts learned from.
 *
 * @param kind what is aimed at
 * @param value of it, in its unit
 */
record Goal(Kind kind, double value) {

    enum Kind {
        /** The mean cost of a request, in US dollars, that is not exceeded. */
        COST_CEILING("costCeiling", Double.MAX_VALUE),
        /** The mean quality that is reached. */
        QUALITY_FLOOR("qualityFloor", 1),
        /** The share of the requests that go to the model that is best on the whole. */
        STRONG_SHARE("strongShare", 1),
        /** What a quality of 1 is worth, in US dollars: λ itself. */
        VALUE_OF_QUALITY("valueOfQuality", Double.MAX_VALUE);

        private final String word;
        private final double most;

        Kind(String word, double most) {
            this.word = word;
            this.most = most;
        }
    }

    static Goal of(StrategySettings settings) {
        List<Goal> goals = List.of(Kind.values()).stream()
                .filter(kind -> settings.text(kind.word) != null)
                .map(kind -> new Goal(kind, settings.number(kind.word, 0, 0, kind.most)))
                .toList();
        if (goals.size() != 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the strategy 'learned' needs one of costCeiling, qualityFloor, strongShare and valueOfQuality, not %s",
                    goals.isEmpty() ? "none" : goals.size()));
        }
        return goals.get(0);
    }
}
