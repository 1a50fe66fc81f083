package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Reason;
import java.util.List;

/** Labels that the application gives. When it fails, there is none. */
final class IntentsByBean implements Intents {

    private final Labeller labeller;

    IntentsByBean(Labeller labeller) {
        this.labeller = labeller;
    }

    @Override
    public Found of(PlanRequest request) {
        try {
            String label = labeller.label(request);
            return label == null || label.isBlank()
                    ? Found.none(Reason.of("no intent: the bean gave none"))
                    : new Found(label, () -> label + " by the bean");
        } catch (RuntimeException e) {
            return Found.none(Reason.of("no intent: the bean failed: " + e));
        }
    }

    @Override
    public List<String> labels() {
        return List.of();
    }
}
