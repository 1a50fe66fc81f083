package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.Estimate;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Puts the candidate first whose answer is expected to be worth most, by what was learned from scored prompts.
 *
 * <p>Formula: cost − λ × quality, the lowest first; the cost is that of {@code lowest-cost}, in US dollars, and so is λ for a
 * quality of 1. λ is given, or follows from a goal over the prompts learned from: a mean cost, a mean quality, or the share of
 * prompts for the model that is best on the whole. A prompt unlike all of them goes to the safe candidate: it abstains when no
 * more than a set share of them was that far from its nearest. A candidate that nothing was learned of, or whose price is
 * unknown, goes last. Use it where past answers were scored.
 */
final class Learned implements Strategy {

    private static final double USUAL_ABSTENTION = 0.01;
    private static final Reason UNLEARNED = Reason.of("nothing was learned of it, or its price is unknown");

    private final QualityModel model;
    private final TextEmbedder embedder;
    private final Exchange exchange;
    private final @Nullable String safe;
    private final double abstention;

    Learned(StrategySettings settings, Knowledge knowledge) {
        String named = settings.text("embedder");
        model = knowledge.qualities(settings.needed("model"), named == null ? Knowledge.USUAL_EMBEDDER : named);
        embedder = knowledge.embedder(named == null ? model.embedder() : named);
        exchange = new Exchange(model, Goal.of(settings));
        safe = settings.text("safe");
        abstention = settings.number("abstain", USUAL_ABSTENTION, 0, 1);
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        int[] columns = columns(candidates);
        return request.features()
                .embedding(embedder)
                .fold(
                        embedding -> byEstimate(
                                model.estimate(embedding, request.features().prompt()), candidates, columns, request),
                        failure -> safely(candidates, columns, "no estimate: " + failure.message()));
    }

    private List<Ranked> byEstimate(Estimate estimate, List<Candidate> candidates, int[] columns, PlanRequest request) {
        if (estimate.familiarity() <= abstention) {
            return safely(candidates, columns, "unlike the prompts learned from");
        }
        double lambda = exchange.lambda(candidates, columns);
        Scores scores = new Scores(columns.length);
        double[] costs = new double[columns.length];
        for (int at = 0; at < columns.length; at++) {
            long nanos =
                    request.features().estimateNanos(candidates.get(at).card().price());
            costs[at] = nanos < 0 || columns[at] < 0 ? Double.NaN : nanos / 1e9;
            scores.set(
                    at,
                    Double.isNaN(costs[at])
                            ? Double.POSITIVE_INFINITY
                            : costs[at] - lambda * estimate.quality()[columns[at]]);
        }
        return scores.order(at -> Double.isNaN(costs[at])
                ? new Ranked(candidates.get(at), null, UNLEARNED)
                : place(candidates.get(at), costs[at], estimate.quality()[columns[at]], lambda));
    }

    private static Ranked place(Candidate candidate, double cost, double quality, double lambda) {
        return new Ranked(
                candidate,
                cost - lambda * quality,
                () -> String.format(
                        Locale.ROOT,
                        "expected quality %.3f for %.6f USD, at %.6f USD for a quality of 1",
                        quality,
                        cost,
                        lambda));
    }

    /** The safe one first, or the best on the whole; then by quality on the whole. */
    private List<Ranked> safely(List<Candidate> candidates, int[] columns, String why) {
        Scores scores = new Scores(columns.length);
        for (int at = 0; at < columns.length; at++) {
            boolean chosen = candidates.get(at).target().toString().equals(safe);
            scores.set(at, chosen ? -1 : columns[at] < 0 ? 1 : -model.mean()[columns[at]] / 2);
        }
        Reason reason = Reason.of(why + ": the safe order");
        return scores.order(at -> new Ranked(candidates.get(at), null, reason));
    }

    /** Which model of those learned of each candidate is; -1 for none. */
    private int[] columns(List<Candidate> candidates) {
        return candidates.stream().mapToInt(each -> column(each, model)).toArray();
    }

    private static int column(Candidate candidate, QualityModel model) {
        Target target = candidate.target();
        return List.of(target.toString(), candidate.card().id(), target.model()).stream()
                .mapToInt(model.models()::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }
}
