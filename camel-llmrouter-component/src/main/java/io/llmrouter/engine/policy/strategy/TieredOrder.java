package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Has one strategy after another choose among those that the one before found equally good.
 *
 * <p>Formula: the first tier's strategy puts all candidates in order and cuts them into bands. A band is the best one left
 * and all whose score is at most {@code within} × its score; or, as long as the best is not above {@code atMost}, all that
 * are not; else those of equal score. Those without a score, because nothing is known of them, are one band. The next tier
 * does the same within each band, and so on. Scores keep the units of their strategies. Use it where one aim counts only
 * among those that meet another well enough: the cheapest of the fast ones.
 */
final class TieredOrder implements Strategy {

    /** The cheapest of those that are about as fast as the fastest. */
    private static final List<Tier> USUAL =
            List.of(new Tier(StrategySpec.of("lowest-latency"), 1.2, null), Tier.of(StrategySpec.of("lowest-cost")));

    /**
     * A tier at work.
     *
     * @param first orders the band that goes first
     * @param later orders the bands behind it, so that whose turn it is in the first one is not disturbed by these
     */
    private record Level(Tier tier, Strategy first, Strategy later) {

        Strategy strategy(boolean leads) {
            return leads ? first : later;
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private final List<Labelling> labellings;

    TieredOrder(StrategySettings settings) {
        List<Tier> tiers = settings.tiers("of", USUAL);
        for (int at = 0; at < tiers.size(); at++) {
            Tier tier = tiers.get(at);
            Level level = new Level(tier, settings.inner(tier.strategy()), settings.inner(tier.strategy()));
            if (at < tiers.size() - 1 && !level.first.leavesTies()) {
                throw new IllegalArgumentException(
                        "the tier '" + tier.strategy().name()
                                + "' leaves nothing for those behind it to decide: it can only be the last one");
            }
            levels.add(level);
        }
        labellings = levels.stream()
                .flatMap(level -> level.first.labellings().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        rank(0, candidates, Asking.of(candidates, request, signals), ranked);
        return ranked;
    }

    /**
     * What all tiers look at.
     *
     * @param candidates in the order that a tier begins with
     * @param places where each candidate stands in that order
     */
    private record Asking(
            PlanRequest request, Signals signals, List<Candidate> candidates, Map<Candidate, Integer> places) {

        static Asking of(List<Candidate> candidates, PlanRequest request, Signals signals) {
            Map<Candidate, Integer> places = new IdentityHashMap<>(candidates.size());
            for (int at = 0; at < candidates.size(); at++) {
                places.put(candidates.get(at), at);
            }
            return new Asking(request, signals, candidates, places);
        }

        int place(Ranked ranked) {
            return places.getOrDefault(ranked.candidate(), 0);
        }

        /** The candidates of a band, in the order that a tier begins with. */
        List<Candidate> inOrder(List<Ranked> band) {
            int[] found = new int[band.size()];
            for (int at = 0; at < found.length; at++) {
                found[at] = place(band.get(at));
            }
            Arrays.sort(found);
            List<Candidate> ordered = new ArrayList<>(found.length);
            for (int place : found) {
                ordered.add(candidates.get(place));
            }
            return ordered;
        }
    }

    /** Adds a band's candidates behind those that are placed already. */
    private void rank(int depth, List<Candidate> band, Asking asking, List<Ranked> into) {
        Level level = levels.get(depth);
        List<Ranked> order = level.strategy(into.isEmpty()).rank(band, asking.request, asking.signals);
        boolean last = depth == levels.size() - 1;
        for (int from = 0, to; from < order.size(); from = to) {
            to = last ? order.size() : end(order, from, level.tier);
            place(depth, order.subList(from, to), asking, into);
        }
    }

    private void place(int depth, List<Ranked> band, Asking asking, List<Ranked> into) {
        String name = levels.get(depth).tier.strategy().name();
        int number = depth + 1;
        if (depth == levels.size() - 1 || band.size() == 1) {
            band.forEach(each -> into.add(placed(each, number, name)));
            return;
        }
        int before = into.size();
        rank(depth + 1, asking.inOrder(band), asking, into);
        Map<Candidate, Ranked> said = new IdentityHashMap<>(band.size());
        band.forEach(each -> said.put(each.candidate(), each));
        for (int at = before; at < into.size(); at++) {
            Ranked each = into.get(at);
            into.set(at, behind(said.getOrDefault(each.candidate(), each), each, number, name));
        }
    }

    private static Ranked placed(Ranked each, int number, String name) {
        return new Ranked(each.candidate(), null, new Said(number, name, each, null));
    }

    /** The place that a later tier gave, with what this tier said before it. */
    private static Ranked behind(Ranked before, Ranked each, int number, String name) {
        return new Ranked(each.candidate(), null, new Said(number, name, before, each.why()));
    }

    /**
     * What the tiers said of a candidate.
     *
     * @param number of the first tier that said anything, from 1
     * @param name of its strategy
     * @param place where that tier put it
     * @param further what those behind it said; null for none
     */
    private record Said(int number, String name, Ranked place, @Nullable Reason further) implements Reason {
        @Override
        public String text() {
            return name + ": " + place.reason() + (further == null ? "" : "; " + further.text());
        }

        /** The score of each tier, as {@code 1.weighted-score}, and its own parts, as {@code 1.weighted-score.cost}. */
        @Override
        public Map<String, Double> parts() {
            String tier = number + "." + name;
            Map<String, Double> parts = new LinkedHashMap<>();
            Double score = place.score();
            if (score != null) {
                parts.put(tier, score);
            }
            place.why().parts().forEach((part, value) -> parts.put(tier + "." + part, value));
            if (further != null) {
                parts.putAll(further.parts());
            }
            return parts;
        }

        @Override
        public OptionalLong costNanos() {
            OptionalLong own = place.why().costNanos();
            return own.isPresent() || further == null ? own : further.costNanos();
        }
    }

    /** Where the band ends that begins there. */
    private static int end(List<Ranked> order, int from, Tier tier) {
        Double best = order.get(from).score();
        int to = from + 1;
        if (best == null) {
            while (to < order.size() && order.get(to).score() == null) {
                to++;
            }
            return to;
        }
        double limit = tier.limit(best);
        for (; to < order.size(); to++) {
            Double score = order.get(to).score();
            if (score == null || score > limit) {
                return to;
            }
        }
        return to;
    }

    @Override
    public void answered(PlanRequest request, Target target) {
        for (Level level : levels) {
            level.first.answered(request, target);
            level.later.answered(request, target);
        }
    }

    @Override
    public void learned(Lesson lesson) {
        for (Level level : levels) {
            level.first.learned(lesson);
            level.later.learned(lesson);
        }
    }

    @Override
    public List<Labelling> labellings() {
        return labellings;
    }
}
