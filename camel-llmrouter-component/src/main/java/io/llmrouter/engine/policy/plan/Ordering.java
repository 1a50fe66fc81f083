package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.Demands;
import io.llmrouter.engine.policy.constraint.Shortlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plan in the making by what was worked out for a policy and some of its rules: one pass and one ordering are left. */
final class Ordering implements Planning {

    private static final Reason AGAIN = Reason.of("measured again, because it was passed over for long");

    private final Policy policy;
    private final Branch branch;
    private final Lineup lineup;
    private final Strategy strategy;
    private final Signals signals;
    private final PlanRequest asked;

    /**
     * A plan in the making.
     *
     * @throws IllegalArgumentException naming the nearest valid word, if the request names a strategy or model that is not
     *     there
     */
    Ordering(Policy policy, Branch branch, Signals signals, PlanRequest asked) {
        this.policy = policy;
        this.branch = branch;
        this.lineup = branch.lineup(asked.options().models());
        this.strategy = lineup.strategy(asked.options().strategy());
        this.signals = signals;
        this.asked = asked;
    }

    @Override
    public Policy policy() {
        return policy;
    }

    @Override
    public List<Labelling> labellings() {
        List<Labelling> all = strategy.labellings();
        if (all.isEmpty() || asked.request().chat().isEmpty()) {
            return List.of();
        }
        Shortlist shortlist = shortlist(Demands.of(asked, branch.moving(), signals));
        return strategy.isSettled(shortlist.passed(), asked) ? List.of() : all;
    }

    /** Who may be chosen, in which order, and by which demands; perhaps with someone first who is measured again. */
    private record Order(List<Constraint> demands, Shortlist shortlist, List<Ranked> ranked, @Nullable Target again) {

        boolean isFirst(Candidate candidate) {
            return !ranked.isEmpty() && ranked.get(0).candidate() == candidate;
        }

        Order measuring(Target target) {
            List<Ranked> reasoned = new ArrayList<>(ranked);
            reasoned.set(0, ranked.get(0).doubted(AGAIN));
            return new Order(demands, shortlist, reasoned, target);
        }
    }

    private Order order(PlanRequest request, List<Constraint> moving, Signals known) {
        List<Constraint> demands = Demands.of(request, moving, known);
        Shortlist shortlist = shortlist(demands);
        List<Ranked> ranked = shortlist.doubtedLast(strategy.rank(shortlist.passed(), request, known));
        return new Order(demands, shortlist, ranked, null);
    }

    /**
     * The order; but now and then with a candidate first that is passed over for what was measured of it long ago, and would
     * be first had that never been measured.
     */
    private Order order(PlanRequest request) {
        int look = branch.secondLook();
        Candidate overlooked = look < 0 ? null : outdated(look);
        if (overlooked == null) {
            return order(request, branch.moving(), signals);
        }
        AsIfNew known = new AsIfNew(signals, overlooked.target());
        Order other = order(request, branch.moving(known), known);
        if (!known.wasAsked()) {
            // The usual order; putting it together once more might take another turn.
            return other;
        }
        Order usual = order(request, branch.moving(), signals);
        return other.isFirst(overlooked) && !usual.isFirst(overlooked) ? other.measuring(overlooked.target()) : usual;
    }

    /** One of those that were not called for long, another one each time. */
    private @Nullable Candidate outdated(int look) {
        List<Candidate> all = lineup.eligible();
        for (int at = 0; at < all.size(); at++) {
            Candidate each = all.get((int) (((long) at + look) % all.size()));
            if (signals.isOutdated(each.target())) {
                return each;
            }
        }
        return null;
    }

    @Override
    public Proposal propose(PlanRequest request) {
        CallOptions options = request.options();
        Order order = order(request);
        List<Constraint> demands = order.demands();
        Spares spares = branch.spares(options.models());
        Plan plan = new Plan(
                policy.name(),
                branch.ruling().name(),
                branch.ruling().why(),
                lineup.strategyName(options.strategy()),
                request.features().inputTokens(),
                request.features().expectedOutputTokens(),
                spares.behind(order.ranked(), demands),
                joined(lineup.refused(), order.shortlist().refused()),
                spares.detours(order.ranked(), demands),
                Map.of(),
                strategy.verification(),
                Trial.NONE);
        return new Proposal(
                policy, plan, target -> answered(request, target), lessons(lineup, strategy), order.again());
    }

    private Shortlist shortlist(List<Constraint> demands) {
        return branch.nearest(Shortlist.of(lineup.eligible(), demands));
    }

    private void answered(PlanRequest request, Target target) {
        if (lineup.has(target)) {
            strategy.answered(request, target);
        }
    }

    /** Kept for as long as answers may be scored, so that nothing here may refer to the request. */
    private static Consumer<Lesson> lessons(Lineup lineup, Strategy strategy) {
        return lesson -> {
            if (lineup.has(lesson.target())) {
                strategy.learned(lesson);
            }
        };
    }

    private static List<Refusal> joined(List<Refusal> standing, List<Refusal> now) {
        if (now.isEmpty()) {
            return standing;
        }
        List<Refusal> all = new ArrayList<>(standing.size() + now.size());
        all.addAll(standing);
        all.addAll(now);
        return all;
    }
}
