package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.Estimate;
import io.llmrouter.engine.learn.LiveModel;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the candidate first whose answer is expected to be worth most, by what was learned from scored prompts.
 *
 * <p>Formula: cost + λ × (1 − quality), the lowest first, in US dollars: what the answer costs, and what is lost by what it
 * lacks. The cost is that of an answer of the request's usual length, and λ what a quality of 1 is worth: given, or set by
 * a goal over the prompts learned from: a mean cost, a mean quality, or the share of prompts for the model that is best on
 * the whole. A prompt unlike all of them goes to the safe candidate: it abstains when no
 * more than a set share of them was that far from its nearest. A candidate that nothing was learned of, or whose price is
 * unknown, goes last. Another version of what was learned may come into force between two decisions, and never within one.
 * Use it where past answers were scored.
 */
final class Learned implements Strategy {

    private static final double USUAL_ABSTENTION = 0.01;
    private static final Reason NOTHING_YET = Reason.of("nothing was learned yet: the safe order");
    private static final Reason UNLEARNED = Reason.of("nothing was learned of it, or its price is unknown");

    private final LiveModel live;
    private final Knowledge knowledge;
    private final @Nullable String embedder;
    private final Goal goal;
    private final @Nullable String safe;
    private final double abstention;
    private volatile @Nullable Version version;

    /** What goes with one version of the model. */
    private record Version(QualityModel model, TextEmbedder embedder, Exchange exchange, ByTarget columns) {}

    Learned(StrategySettings settings, Knowledge knowledge) {
        this.knowledge = knowledge;
        embedder = settings.text("embedder");
        live = knowledge.qualities(settings.needed("model"), embedder == null ? Knowledge.USUAL_EMBEDDER : embedder);
        goal = Goal.of(settings);
        safe = settings.text("safe");
        abstention = settings.number("abstain", USUAL_ABSTENTION, 0, 1);
        version();
    }

    /** The version in force; null while there is none. Made again only when another is. */
    private @Nullable Version version() {
        QualityModel model = live.current();
        Version known = version;
        if (model == null || known != null && known.model() == model) {
            return model == null ? null : known;
        }
        String name = embedder == null ? model.embedder() : embedder;
        ByTarget columns = new ByTarget(each -> column(each, model));
        Version fresh = new Version(model, knowledge.embedder(name), new Exchange(model, goal), columns);
        version = fresh;
        return fresh;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        Version now = version();
        if (now == null) {
            return unlearned(candidates);
        }
        Choice choice = new Choice(now, candidates);
        return request.features()
                .embedding(now.embedder())
                .fold(
                        embedding -> choice.byEmbedding(embedding, request),
                        failure -> choice.safely("no estimate: " + failure.message()));
    }

    /** The safe one first, then the list's order. */
    private List<Ranked> unlearned(List<Candidate> candidates) {
        Scores scores = new Scores(candidates.size());
        for (int at = 0; at < candidates.size(); at++) {
            scores.set(at, candidates.get(at).target().toString().equals(safe) ? 0 : 1);
        }
        return scores.order(at -> new Ranked(candidates.get(at), null, NOTHING_YET));
    }

    /** One decision, by one version of the model. */
    private final class Choice {

        private final QualityModel model;
        private final Exchange exchange;
        private final List<Candidate> candidates;
        private final int[] columns;

        Choice(Version version, List<Candidate> candidates) {
            this.model = version.model();
            this.exchange = version.exchange();
            this.candidates = candidates;
            this.columns = new int[candidates.size()];
            for (int at = 0; at < columns.length; at++) {
                columns[at] = version.columns().of(candidates.get(at));
            }
        }

        List<Ranked> byEmbedding(float[] embedding, PlanRequest request) {
            try {
                return byEstimate(model.estimate(embedding, request.features().prompt()), request);
            } catch (IllegalArgumentException e) {
                return safely("no estimate: " + e.getMessage());
            }
        }

        private List<Ranked> byEstimate(Estimate estimate, PlanRequest request) {
            if (estimate.familiarity() <= abstention) {
                return safely("unlike the prompts learned from");
            }
            double lambda =
                    exchange.lambda(candidates, columns, request.features().expectedOutputTokens());
            Scores scores = new Scores(columns.length);
            double[] costs = new double[columns.length];
            for (int at = 0; at < columns.length; at++) {
                long nanos = request.features()
                        .estimateNanos(candidates.get(at).card().price());
                costs[at] = nanos < 0 || columns[at] < 0 ? Double.NaN : nanos / 1e9;
                scores.set(
                        at,
                        Double.isNaN(costs[at])
                                ? Double.POSITIVE_INFINITY
                                : costs[at] + lambda * (1 - estimate.quality()[columns[at]]));
            }
            return scores.order(at -> Double.isNaN(costs[at])
                    ? new Ranked(candidates.get(at), null, UNLEARNED)
                    : place(candidates.get(at), costs[at], estimate.quality()[columns[at]], lambda));
        }

        /** The safe one first, or the best on the whole; then by quality on the whole. */
        List<Ranked> safely(String why) {
            Scores scores = new Scores(columns.length);
            for (int at = 0; at < columns.length; at++) {
                boolean chosen = candidates.get(at).target().toString().equals(safe);
                scores.set(at, chosen ? -1 : columns[at] < 0 ? 1 : -model.mean()[columns[at]] / 2);
            }
            Reason reason = Reason.of(why + ": the safe order");
            return scores.order(at -> new Ranked(candidates.get(at), null, reason));
        }
    }

    private static Ranked place(Candidate candidate, double cost, double quality, double lambda) {
        double lacking = lambda * (1 - quality);
        return new Ranked(
                candidate,
                cost + lacking,
                Reason.of(
                        () -> String.format(
                                Locale.ROOT,
                                "expected quality %.3f for %.6f USD, at %.6f USD for a quality of 1",
                                quality,
                                cost,
                                lambda),
                        () -> Map.of("cost", cost, "quality", lacking)));
    }

    /** Which model of those learned of the candidate is; -1 for none. */
    private static int column(Candidate candidate, QualityModel model) {
        Target target = candidate.target();
        return List.of(target.toString(), candidate.card().id(), target.model()).stream()
                .mapToInt(model.models()::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }
}
