package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.IntentModel.Intent;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Reason;
import java.util.List;

/**
 * Labels learned from examples: the best label is taken if its score reaches the threshold and leads the next by the margin.
 */
final class IntentsByExamples implements Intents {

    private final TextEmbedder embedder;
    private final IntentModel intents;
    private final double threshold;
    private final double margin;

    IntentsByExamples(StrategySettings settings, Knowledge knowledge) {
        String named = settings.text("embedder");
        String name = named == null ? Knowledge.USUAL_EMBEDDER : named;
        embedder = knowledge.embedder(name);
        intents = knowledge.intents(settings.needed("examples"), name);
        threshold = settings.number("threshold", 0.4, -1, 1);
        margin = settings.number("margin", 0, 0, 2);
    }

    @Override
    public Found of(PlanRequest request) {
        return request.features()
                .embedding(embedder)
                .fold(
                        prompt -> found(intents.intent(prompt)),
                        failure -> Found.none(Reason.of("no intent: " + failure.message())));
    }

    private Found found(Intent intent) {
        return intent.score() < threshold || intent.lead() < margin
                ? Found.none(() -> "no intent; nearest " + intent)
                : new Found(intent.label(), intent::toString);
    }

    @Override
    public List<String> labels() {
        return intents.labels();
    }
}
