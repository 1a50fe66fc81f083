package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Affinity;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a conversation, a user or a tenant at the target that answered last.
 *
 * <p>Formula: the target that answered last goes first, as long as it passes the constraints. Who is new, or whose target is
 * tripped or refused, is placed by another strategy; without one by hash: each candidate has −ln(u) / weight with u from the
 * hash of key and target, and the lowest goes first, which is the same on every node and after a restart. An answer binds to
 * who gave it, so that a fallback is stayed with, too. The latest bindings are remembered, as many as the settings say.
 * Use it where providers cache prompts, or where a change of model in a conversation shows.
 */
final class Sticky implements Strategy {

    private static final int USUAL = 10_000;
    private static final Reason BOUND = Reason.of("answered last");
    private static final Reason HASHED = Reason.of("by hash of who asks");

    private final Affinity affinity;
    private final @Nullable Strategy otherwise;
    private final Bindings bindings;
    private final RandomGenerator random;

    Sticky(StrategySettings settings, RandomGenerator random) {
        this.affinity = settings.choice("by", Affinity.class);
        this.otherwise = settings.strategy("otherwise");
        this.bindings = settings.recall()
                .bindings(affinity.name().toLowerCase(Locale.ROOT), settings.count("remembers", USUAL));
        this.random = random;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        OptionalLong key = affinity.key(request);
        List<Ranked> usual = otherwise == null
                ? hashed(candidates, key.isPresent() ? key.getAsLong() : random.nextLong())
                : otherwise.rank(candidates, request, signals);
        Target bound = bound(key);
        return bound == null ? usual : first(bound, usual);
    }

    private @Nullable Target bound(OptionalLong key) {
        return key.isPresent() ? bindings.of(key.getAsLong()) : null;
    }

    @Override
    public void answered(PlanRequest request, Target target) {
        affinity.key(request).ifPresent(key -> bindings.bind(key, target));
        if (otherwise != null) {
            otherwise.answered(request, target);
        }
    }

    @Override
    public void learned(Lesson lesson) {
        if (otherwise != null) {
            otherwise.learned(lesson);
        }
    }

    @Override
    public List<Labelling> labellings() {
        return otherwise == null ? List.of() : otherwise.labellings();
    }

    /** Who is bound to a candidate stays there, whatever a label would say. */
    @Override
    public boolean isSettled(List<Candidate> candidates, PlanRequest request) {
        Target bound = bound(affinity.key(request));
        return candidates.size() < 2
                || candidates.stream().anyMatch(each -> each.target().equals(bound));
    }

    private static List<Ranked> first(Target bound, List<Ranked> usual) {
        for (int at = 0; at < usual.size(); at++) {
            Ranked each = usual.get(at);
            if (each.candidate().target().equals(bound)) {
                List<Ranked> ranked = new ArrayList<>(usual.size());
                ranked.add(new Ranked(each.candidate(), each.score(), BOUND));
                ranked.addAll(usual.subList(0, at));
                ranked.addAll(usual.subList(at + 1, usual.size()));
                return ranked;
            }
        }
        return usual;
    }

    private static List<Ranked> hashed(List<Candidate> candidates, long key) {
        Scores scores = new Scores(candidates.size());
        for (int at = 0; at < candidates.size(); at++) {
            Candidate each = candidates.get(at);
            double weight = each.weight();
            scores.set(at, weight == 0 ? Double.POSITIVE_INFINITY : -Math.log(share(key, each.target())) / weight);
        }
        return scores.order(at -> new Ranked(candidates.get(at), null, HASHED));
    }

    /** A number above 0, to 1, that looks as if drawn and is always the same. */
    private static double share(long key, Target target) {
        long names = Affinity.mixed(
                31L * target.account().hashCode() + target.model().hashCode());
        return ((Affinity.mixed(key ^ names) >>> 11) + 1) * 0x1.0p-53;
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
