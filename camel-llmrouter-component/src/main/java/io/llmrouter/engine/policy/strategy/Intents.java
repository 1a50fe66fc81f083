package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where labels of prompts come from: a file of examples, a model, or the application. Thread-safe; throws nothing. */
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

    /** What a model has to be asked to find them; empty where none is. */
    default List<Labelling> labellings() {
        return List.of();
    }

    static Intents of(StrategySettings settings, Knowledge knowledge) {
        String bean = settings.text("bean");
        boolean asked = settings.text("labeller") != null;
        if (bean == null && !asked) {
            refuse(settings, "a labeller", "labels", "labellerMessage");
            return new IntentsByExamples(settings, knowledge);
        }
        refuse(settings, "examples", "examples", "embedder", "threshold", "margin");
        if (bean != null) {
            refuse(settings, "a labeller", "labeller", "labels", "labellerMessage");
            return new IntentsByBean(settings.strategies().customs().labeller(bean));
        }
        return new IntentsByModel(settings);
    }

    private static void refuse(StrategySettings settings, String owner, String... names) {
        for (String each : names) {
            if (settings.has(each)) {
                throw new IllegalArgumentException("the strategy 'intent' has examples that labels are learned from,"
                        + " a bean, or a labeller, that gives them: '" + each + "' belongs to " + owner);
            }
        }
    }
}
