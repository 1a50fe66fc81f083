package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where labels of prompts come from: a file of examples, or the application. Thread-safe; throws nothing. */
interface Intents {

    /**
     * What a prompt was found to be about.
     *
     * @param label null for none
     * @param words the label with its figures, or why there is none
     */
    record Found(@Nullable String label, Reason words) {

        static Found none(Reason why) {
            return new Found(null, why);
        }
    }

    Found of(PlanRequest request);

    /** The labels there are; empty when nobody knows before. */
    List<String> labels();

    static Intents of(StrategySettings settings, Knowledge knowledge) {
        String bean = settings.text("bean");
        if (bean == null) {
            return new IntentsByExamples(settings, knowledge);
        }
        for (String other : List.of("examples", "embedder", "threshold", "margin")) {
            if (settings.text(other) != null) {
                throw new IllegalArgumentException(
                        "the strategy 'intent' has a bean that gives labels, or examples that"
                                + " labels are learned from: '" + other + "' belongs to examples");
            }
        }
        return new IntentsByBean(settings.strategies().customs().labeller(bean));
    }
}
