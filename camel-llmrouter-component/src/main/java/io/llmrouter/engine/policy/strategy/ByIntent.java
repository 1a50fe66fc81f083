package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.IntentModel.Intent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the candidates first that are meant for the prompt's intent, which is one of the labels of a file of examples.
 *
 * <p>Formula: a label's score is that of a linear classifier over embeddings, and the cosine to the middle of the label's
 * examples, in the ratio 1 : 2, both from the centre of all examples. The best label is taken if its score reaches the threshold and leads the next by the margin;
 * else the prompt is none of them. The score has no unit and is about from 0 to 1. Of the first route that names the label, the
 * candidates go first; the others, and all when there is none, are in the order of another strategy. Use it where examples are
 * at hand, ten a label or more.
 */
final class ByIntent implements Strategy {

    private record Route(Wildcard label, Favourites favourites) {}

    private final TextEmbedder embedder;
    private final IntentModel intents;
    private final List<Route> routes = new ArrayList<>();
    private final double threshold;
    private final double margin;
    private final Strategy otherwise;

    ByIntent(StrategySettings settings, Knowledge knowledge) {
        String named = settings.text("embedder");
        String name = named == null ? Knowledge.USUAL_EMBEDDER : named;
        embedder = knowledge.embedder(name);
        intents = knowledge.intents(settings.needed("examples"), name);
        threshold = settings.number("threshold", 0.3, -1, 1);
        margin = settings.number("margin", 0, 0, 2);
        Strategy other = settings.strategy("otherwise");
        otherwise = other == null ? new Ordered() : other;
        for (RouteSpec each : settings.routes("routes")) {
            Wildcard label = Wildcard.of(each.name());
            if (intents.labels().stream().noneMatch(label::matches)) {
                throw new IllegalArgumentException("the route '" + each.name()
                        + "' of 'intent' is no label of the examples; " + Nearest.hint(each.name(), intents.labels()));
            }
            routes.add(new Route(label, Favourites.of(each.candidates())));
        }
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> usual = otherwise.rank(candidates, request, signals);
        return request.features()
                .embedding(embedder)
                .fold(
                        prompt -> routed(intents.intent(prompt), usual),
                        failure -> Semantic.noted(usual, Reason.of("no intent: " + failure.message())));
    }

    @Override
    public void answered(PlanRequest request, Target target) {
        otherwise.answered(request, target);
    }

    private List<Ranked> routed(Intent intent, List<Ranked> usual) {
        if (intent.score() < threshold || intent.lead() < margin) {
            return Semantic.noted(usual, () -> "no intent; nearest " + intent);
        }
        for (Route each : routes) {
            if (each.label().matches(intent.label())) {
                return each.favourites().first(usual, () -> "intent " + intent);
            }
        }
        return Semantic.noted(usual, () -> "no route for intent " + intent);
    }
}
