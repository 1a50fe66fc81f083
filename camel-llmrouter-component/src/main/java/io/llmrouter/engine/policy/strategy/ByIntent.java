package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the candidates first that are meant for the prompt's intent, which is one of the labels of a file of examples, or what
 * a model or a bean says.
 *
 * <p>Formula: a label's score is that of softmax regression over embeddings, from the centre of all examples. The best label is
 * taken if its score reaches the threshold and leads the next by the margin; else the prompt is none of them. The score has no
 * unit and is about 1 for a clear prompt. Of the first route that names the label, the candidates go first; the others, and all
 * when there is none, are in the order of another strategy. A candidate's score is 0 for the route's and 1 for the others;
 * without a route, that of the other strategy. Use it where examples are at hand, ten a label or more, or where
 * the application knows, or a small model that is asked before.
 */
final class ByIntent implements Around {

    private record Route(Wildcard label, Favourites favourites) {}

    private final Intents intents;
    private final List<Route> routes = new ArrayList<>();
    private final Strategy otherwise;
    private final boolean leavesTies;
    private final List<Labelling> labellings;

    ByIntent(StrategySettings settings, Knowledge knowledge) {
        intents = Intents.of(settings, knowledge);
        Strategy other = settings.strategy("otherwise");
        otherwise = other == null ? new Ordered() : other;
        leavesTies = other == null || other.leavesTies();
        labellings = Stream.concat(intents.labellings().stream(), otherwise.labellings().stream())
                .distinct()
                .toList();
        List<String> labels = intents.labels();
        for (RouteSpec each : settings.routes("routes")) {
            Wildcard label = Wildcard.of(each.name());
            if (!labels.isEmpty() && labels.stream().noneMatch(label::matches)) {
                throw new IllegalArgumentException("the route '" + each.name()
                        + "' of 'intent' is no label that it knows; " + Nearest.hint(each.name(), labels));
            }
            routes.add(new Route(label, Favourites.of(each.candidates())));
        }
    }

    @Override
    public Strategy inner() {
        return otherwise;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> usual = otherwise.rank(candidates, request, signals);
        Intents.Found found = intents.of(request);
        String label = found.label();
        if (label == null) {
            return Semantic.noted(usual, found.words());
        }
        for (Route each : routes) {
            if (each.label().matches(label)) {
                return each.favourites()
                        .first(usual, () -> "intent " + found.words().text());
            }
        }
        return Semantic.noted(
                usual, () -> "no route for intent " + found.words().text());
    }

    /** Without another strategy, whose candidates they are is all that it says. */
    @Override
    public boolean leavesTies() {
        return leavesTies;
    }

    @Override
    public List<Labelling> labellings() {
        return labellings;
    }
}
