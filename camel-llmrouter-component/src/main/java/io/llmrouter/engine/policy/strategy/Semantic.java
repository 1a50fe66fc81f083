package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts the candidates of the route first whose examples the prompt is most like.
 *
 * <p>Formula: a route's likeness is the highest cosine between the embedding of the prompt and that of one of its examples.
 * The likeliest route is taken if its likeness reaches the threshold and leads the next one by the margin. The cosine has no
 * unit and is from −1 to 1. Of the route, its candidates go first, in its order; the others, and all when no route is taken,
 * are in the order of another strategy. The score is 0 for the route's candidates and 1 for the others; when no route is
 * taken, that of the other strategy. Use it where a few sorts of prompts are easily told by examples.
 */
final class Semantic implements Around {

    private record Route(String name, List<float[]> examples, Favourites favourites) {

        double likeness(float[] prompt) {
            double most = -1;
            for (float[] example : examples) {
                most = Math.max(most, cosine(example, prompt));
            }
            return most;
        }
    }

    private final TextEmbedder embedder;
    private final List<Route> routes = new ArrayList<>();
    private final double threshold;
    private final double margin;
    private final Strategy otherwise;
    private final boolean leavesTies;

    Semantic(StrategySettings settings, Knowledge knowledge) {
        String name = settings.text("embedder");
        embedder = knowledge.embedder(name == null ? Knowledge.USUAL_EMBEDDER : name);
        threshold = settings.number("threshold", 0.5, -1, 1);
        margin = settings.number("margin", 0, 0, 2);
        Strategy other = settings.strategy("otherwise");
        otherwise = other == null ? new Ordered() : other;
        leavesTies = other == null || other.leavesTies();
        for (RouteSpec each : settings.routes("routes")) {
            if (each.examples().isEmpty()) {
                throw new IllegalArgumentException("the route '" + each.name() + "' of 'semantic' has no examples");
            }
            routes.add(new Route(each.name(), embedded(each), Favourites.of(each.candidates())));
        }
    }

    private List<float[]> embedded(RouteSpec route) {
        return embedder.embed(EmbedRequest.of(route.examples())).fold(answer -> answer.vectors(), failure -> {
            throw new IllegalArgumentException(
                    "the examples of the route '" + route.name() + "' cannot be embedded: " + failure.message());
        });
    }

    @Override
    public Strategy inner() {
        return otherwise;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> usual = otherwise.rank(candidates, request, signals);
        return request.features()
                .embedding(embedder)
                .fold(prompt -> routed(prompt, usual), failure -> unread(failure, usual));
    }

    /** Without another strategy, whose candidates they are is all that it says. */
    @Override
    public boolean leavesTies() {
        return leavesTies;
    }

    private List<Ranked> routed(float[] prompt, List<Ranked> usual) {
        Route best = routes.get(0);
        double most = -1;
        double next = -1;
        for (Route each : routes) {
            double likeness = each.likeness(prompt);
            if (likeness > most) {
                next = most;
                most = likeness;
                best = each;
            } else {
                next = Math.max(next, likeness);
            }
        }
        double found = most;
        String name = best.name();
        boolean taken = most >= threshold && most - next >= margin;
        Reason why = () -> String.format(
                Locale.ROOT, "%s '%s', likeness %.3f", taken ? "route" : "no route; nearest", name, found);
        return taken ? best.favourites().first(usual, why) : noted(usual, why);
    }

    private static List<Ranked> unread(Failure failure, List<Ranked> usual) {
        return noted(usual, Reason.of("no route: " + failure.message()));
    }

    /** The same order, saying why no route was taken. */
    static List<Ranked> noted(List<Ranked> usual, Reason why) {
        return usual.stream().map(each -> each.doubted(why)).toList();
    }

    static double cosine(float[] one, float[] other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int at = 0; at < one.length; at++) {
            product += (double) one[at] * other[at];
            ones += (double) one[at] * one[at];
            others += (double) other[at] * other[at];
        }
        return product / Math.max(1e-12, Math.sqrt(ones * others));
    }
}
