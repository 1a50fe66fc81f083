package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.priced;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecondLookTest {

    private static final int PLANS = 200;

    private final KnownSignals signals =
            new KnownSignals().latency("a/m", 9_000).latency("b/m", 100).outdated("a/m");

    @Test
    void oncePerFiftyPlansPutsFirstWhoWasPassedOverForLong() {
        List<Proposal> looks = looks(policy("lowest-latency", "a/m", "b/m"));

        assertThat(looks).hasSize(PLANS / 50).allSatisfy(look -> {
            assertThat(look.again()).isEqualTo(Target.parse("a/m"));
            assertThat(look.plan().ranked()).hasSize(2);
            assertThat(look.plan().ranked().get(0).candidate().target()).hasToString("a/m");
            assertThat(look.plan().ranked().get(0).reason())
                    .isEqualTo(
                            "not measured yet, so it is tried first; measured again, because it was passed over for long");
        });
    }

    @Test
    void leavesThoseAloneThatWereCalledLately() {
        assertThat(looks(new KnownSignals().latency("a/m", 9_000).latency("b/m", 100), policy("lowest-latency")))
                .isEmpty();
    }

    @Test
    void leavesThoseAloneThatArePassedOverForAnotherReason() {
        assertThat(looks(policy("lowest-cost", "b/m", "a/m"))).isEmpty();
        assertThat(looks(policy("random", "b/m", "a/m"))).isEmpty();
    }

    @Test
    void takesNoTurnOfAStrategyThatGoesByTurns() {
        Planner planner = planner(roster(), signals, policy("round-robin", "b/m", "a/m"));

        List<String> firsts = IntStream.range(0, PLANS)
                .mapToObj(plan -> planner.propose(ask("Hello")).plan())
                .map(plan -> plan.ranked().get(0).candidate().target().toString())
                .toList();

        assertThat(firsts.subList(0, PLANS - 1))
                .doesNotContainSequence("a/m", "a/m")
                .doesNotContainSequence("b/m", "b/m");
    }

    @Test
    void letsOneThroughThatACeilingRefuses() {
        KnownSignals slow = new KnownSignals()
                .spread("a/m", Measure.TOTAL, 9_000, 9_000, 9_000)
                .outdated("a/m");
        LatencyCeiling ceiling = new LatencyCeiling(Measure.TOTAL, Percentile.P90, Duration.ofSeconds(2));
        Limits limits = new Limits(ceiling, null, Map.of(), Map.of(), null, Set.of(), null, List.of());
        Constraints fast =
                new Constraints(null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(), null, limits, null);
        Policy policy = policy("default", fast, List.of(), "ordered", "a/m", "b/m");

        assertThat(looks(slow, policy)).hasSize(PLANS / 50);
        assertThat(planner(roster(), slow, policy).plan(ask("Hello")).refusals())
                .hasSize(1);
    }

    @Test
    void nobodyIsPutFirstWhoTakesNoCalls() {
        signals.trip("a/m");

        assertThat(looks(policy("lowest-latency", "a/m", "b/m"))).isEmpty();
    }

    private List<Proposal> looks(Policy policy) {
        return looks(signals, policy);
    }

    private static List<Proposal> looks(KnownSignals signals, Policy policy) {
        Planner planner = planner(roster(), signals, policy);
        return IntStream.range(0, PLANS)
                .mapToObj(plan -> planner.propose(ask("Hello")))
                .filter(proposal -> proposal.again() != null)
                .toList();
    }

    /** The second is the cheaper one. */
    private static List<Candidate> roster() {
        return List.of(priced("a/m", Price.of(9_000, 9_000)), priced("b/m", Price.of(1_000, 1_000)));
    }
}
