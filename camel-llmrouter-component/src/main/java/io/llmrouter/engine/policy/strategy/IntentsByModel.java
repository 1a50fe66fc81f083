package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Label;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Reason;
import java.util.List;

/** Labels that a model gives: this only says what it is to be asked, and reads what it said. */
final class IntentsByModel implements Intents {

    private final Labelling labelling;
    private final Found unasked;

    IntentsByModel(StrategySettings settings) {
        labelling =
                Labelling.of(settings.needed("labeller"), settings.texts("labels"), settings.text("labellerMessage"));
        unasked = Found.none(Reason.of("no intent: the policy '" + labelling.policy()
                + "' is asked for it only when a call is made, of a chat that has a choice, and once"));
    }

    @Override
    public Found of(PlanRequest request) {
        Label said = request.labels().get(labelling);
        if (said == null) {
            return unasked;
        }
        String label = said.name();
        return label == null ? Found.none(Reason.of("no intent: " + said.words())) : new Found(label, said::words);
    }

    @Override
    public List<String> labels() {
        return List.copyOf(labelling.labels().keySet());
    }

    @Override
    public List<Labelling> labellings() {
        return List.of(labelling);
    }
}
