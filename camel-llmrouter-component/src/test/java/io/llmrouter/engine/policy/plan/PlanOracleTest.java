package io.llmrouter.engine.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the strategy, the constraints, the rules, the fallbacks, the caller's models and the moment: a plan has those whom
 * the {@link PlanOracle} lets pass, and no others.
 */
class PlanOracleTest {

    private final Drawing drawing = new Drawing(4711);

    static List<String> strategies() {
        return List.copyOf(Strategies.builtIn().names());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void aPlanHasWhomTheOracleLetsPassAndNoOthers(String strategy) {
        int ranked = 0;
        int refused = 0;
        int ruled = 0;
        int spare = 0;
        for (int round = 0; round < 80; round++) {
            Drawing.Draw draw = drawing.draw();
            PlanRequest request = drawing.request(draw);
            Plan plan = Samples.planner(draw.all(), draw.signals(), policy(draw, strategy))
                    .plan(request);
            List<Candidate> left = check(plan, draw, request);
            ranked += left.size();
            refused += plan.refusals().size();
            ruled += plan.rule() == null ? 0 : 1;
            spare += plan.ranked().size() - left.size();
        }
        assertThat(List.of(ranked, refused, ruled, spare)).allMatch(each -> each > 20);
    }

    /** Returns whom the plan must have of those who are no fallbacks. */
    private static List<Candidate> check(Plan plan, Drawing.Draw draw, PlanRequest request) {
        List<Rule> ruling = ruling(draw);
        List<Constraints> all = new ArrayList<>(List.of(draw.constraints()));
        ruling.forEach(each -> all.add(each.constraints()));
        List<Constraints> own = new ArrayList<>(all);
        List<CandidatePattern> named = ruling.stream()
                .map(Rule::candidates)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean rules = named != null && draw.asked().isEmpty();
        own.set(0, rules ? withoutPrices(draw.constraints()) : draw.constraints());
        PlanOracle oracle = new PlanOracle(own, asked(request), draw.signals());
        PlanOracle ofSpares = new PlanOracle(all, asked(request), draw.signals());

        List<Candidate> candidates =
                !draw.asked().isEmpty() ? draw.asked() : rules ? resolved(named, draw) : draw.chosen();
        List<Candidate> meeting = oracle.meeting(candidates);
        List<Candidate> left = oracle.nearest(meeting, meeting);
        List<Candidate> met = draw.asked().isEmpty() ? ofSpares.meeting(draw.spare()) : List.of();
        List<Candidate> spares = ofSpares.nearest(met, left.isEmpty() ? met : left);

        List<Target> placed = targets(plan.ranked());
        assertThat(placed.subList(0, left.size())).containsExactlyInAnyOrderElementsOf(Drawing.names(left));
        List<Target> behind = new ArrayList<>(Drawing.names(spares));
        behind.removeAll(Drawing.names(left));
        assertThat(placed.subList(left.size(), placed.size())).containsExactlyInAnyOrderElementsOf(behind);
        List<Target> others = new ArrayList<>(Drawing.names(candidates));
        others.removeAll(Drawing.names(left));
        assertThat(plan.refusals()).extracting(Refusal::target).containsExactlyInAnyOrderElementsOf(others);
        assertThat(targets(plan.detours().contextLength())).containsExactlyInAnyOrderElementsOf(Drawing.names(spares));
        assertThat(targets(plan.detours().contentPolicy())).containsExactlyInAnyOrderElementsOf(Drawing.names(spares));
        return left;
    }

    private static List<Rule> ruling(Drawing.Draw draw) {
        List<Rule> holding = draw.rules().stream()
                .filter(each -> draw.tags().contains(each.name()))
                .toList();
        return holding.isEmpty() || holding.get(0).goesOn() ? holding : holding.subList(0, 1);
    }

    private static PlanOracle.Asked asked(PlanRequest request) {
        long input = request.features().inputTokens();
        long output = request.features().expectedOutputTokens();
        Integer most = request.features().outputLimit();
        Money limit = request.options().maxCost();
        return new PlanOracle.Asked(
                (long) Math.ceil(input * (1 - request.features().inputTokensError())) + output,
                input,
                output,
                most == null ? 0 : most,
                limit == null ? -1 : limit.nanos());
    }

    private static Constraints withoutPrices(Constraints all) {
        return new Constraints(
                null,
                null,
                all.require(),
                all.tags(),
                all.regions(),
                all.allow(),
                all.deny(),
                all.minContextWindow(),
                all.limits(),
                null);
    }

    private static Policy policy(Drawing.Draw draw, String strategy) {
        List<CandidatePattern> spare = Drawing.patterns(draw.spare());
        return new Policy(
                "default",
                Drawing.patterns(draw.chosen()),
                draw.constraints(),
                draw.rules(),
                Samples.spec(strategy),
                Retry.DEFAULT,
                Timeouts.DEFAULT,
                null,
                new Fallbacks(spare, spare, spare),
                null,
                null,
                false);
    }

    private static List<Candidate> resolved(List<CandidatePattern> patterns, Drawing.Draw draw) {
        List<String> named = patterns.stream().map(CandidatePattern::pattern).toList();
        return draw.all().stream()
                .filter(each -> named.contains(each.target().toString()))
                .toList();
    }

    private static List<Target> targets(List<Ranked> all) {
        return all.stream().map(each -> each.candidate().target()).toList();
    }
}
