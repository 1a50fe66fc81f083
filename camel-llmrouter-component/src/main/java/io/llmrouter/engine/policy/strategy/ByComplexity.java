package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.feature.Complexity;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the candidate first whose level is that of the request's complexity.
 *
 * <p>Formula: {@link Complexity} of the request from 0 to 1; its level is the first that is up to as much. The score is the
 * distance from there: 0 for the level itself, 1, 2 … for stronger ones, the number of levels more for weaker ones, twice
 * the number of levels for who is in none. Without levels, each candidate is one, in the list's order from weak to strong.
 * Equal scores keep the list's order. Use it where most requests are simple, and there is nothing to learn from yet.
 */
final class ByComplexity implements Strategy {

    /** What each level takes in, from weak to strong. */
    private final List<List<Wildcard>> levels = new ArrayList<>();

    private final List<Double> ends = new ArrayList<>();
    private final ByTarget own = new ByTarget(this::level);

    ByComplexity(StrategySettings settings) {
        double before = 0;
        for (Level level : settings.items("levels", Level.class)) {
            if (level.upTo() <= before) {
                throw new IllegalArgumentException("the levels of 'complexity' must rise: "
                        + Figures.plain(level.upTo()) + " stands after " + Figures.plain(before));
            }
            before = level.upTo();
            ends.add(before);
            levels.add(level.candidates().stream().map(Wildcard::of).toList());
        }
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        Complexity complexity = request.features().traits().complexity();
        int count = levels.isEmpty() ? candidates.size() : levels.size();
        int asked = asked(complexity.score(), count);
        int[] found = new int[candidates.size()];
        Scores scores = new Scores(found.length);
        for (int at = 0; at < found.length; at++) {
            found[at] = levels.isEmpty() ? at : own.of(candidates.get(at));
            scores.set(at, distance(found[at], asked, count));
        }
        return scores.order(at -> new Ranked(
                candidates.get(at),
                (double) distance(found[at], asked, count),
                new Why(complexity, asked, count, found[at])));
    }

    private record Why(Complexity complexity, int asked, int count, int own) implements Reason {
        @Override
        public String text() {
            return "complexity " + Figures.short3(complexity.score()) + " is level " + (asked + 1) + " of " + count
                    + (own < 0 ? "; it is in none" : "; it is in " + (own + 1));
        }

        @Override
        public Map<String, Double> parts() {
            return complexity.parts();
        }
    }

    /** The level of a score; the last one where no level goes so far. */
    private int asked(double score, int count) {
        if (levels.isEmpty()) {
            return Math.max(0, Math.min(count - 1, (int) (score * count)));
        }
        int at = 0;
        while (at < count - 1 && score > ends.get(at)) {
            at++;
        }
        return at;
    }

    /** The first level that a target is in; -1 when it is in none. */
    private int level(Candidate candidate) {
        String target = candidate.target().toString();
        for (int at = 0; at < levels.size(); at++) {
            for (Wildcard each : levels.get(at)) {
                if (each.matches(target)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int distance(int level, int asked, int count) {
        if (level < 0) {
            return 2 * count;
        }
        return level >= asked ? level - asked : count + asked - level;
    }
}
