package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.patterns;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Timeouts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where fallbacks stand: behind the candidates, in their region where regions have an order, those in doubt last. */
class FallbackPlacesTest {

    private static final Limits EU_THEN_US =
            new Limits(null, null, Map.of(), Map.of(), null, Set.of(), null, List.of("eu", "us"));

    private static Candidate in(String region, String target) {
        return new Candidate(
                Target.parse(target), ModelCard.undescribed("acme/model"), region, Set.of(), 1, null, false);
    }

    private static Plan plan(Constraints constraints, String chosen, List<Candidate> all) {
        String[] spares = {"us/spare", "eu/spare"};
        Policy policy = new Policy(
                "default",
                patterns(chosen),
                constraints,
                List.of(),
                StrategySpec.of("ordered"),
                Retry.DEFAULT,
                Timeouts.DEFAULT,
                null,
                new Fallbacks(patterns(spares), patterns(spares), patterns(spares)),
                null,
                null,
                false);
        return Samples.planner(all, policy).plan(Samples.ask("Hello?"));
    }

    private static Constraints limits(Limits limits, Constraints prefer) {
        return new Constraints(null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(), null, limits, prefer);
    }

    private static final List<Candidate> ALL =
            List.of(in("us", "us/m"), in("eu", "eu/m"), in("us", "us/spare"), in("eu", "eu/spare"), in("ap", "ap/m"));

    @Test
    void keepToTheRegionOfTheCandidates() {
        Plan near = plan(limits(EU_THEN_US, null), "eu/m", ALL);
        Plan far = plan(limits(EU_THEN_US, null), "us/m", ALL);

        assertThat(Samples.targets(near)).containsExactly("eu/m", "eu/spare");
        assertThat(Samples.targets(far)).containsExactly("us/m", "us/spare");
        assertThat(near.detours().contextLength())
                .extracting(FallbackPlacesTest::name)
                .containsExactly("eu/spare");
        assertThat(far.detours().contentPolicy())
                .extracting(FallbackPlacesTest::name)
                .containsExactly("us/spare");
    }

    @Test
    void chooseTheirOwnRegionWhereNoCandidateIsLeft() {
        assertThat(Samples.targets(plan(limits(EU_THEN_US, null), "ap/m", ALL))).containsExactly("eu/spare");
    }

    @Test
    void standBehindEachOtherByTheWishesThatTheyMiss() {
        Plan plan = plan(limits(Limits.NONE, limits(EU_THEN_US, null)), "us/m", ALL);

        assertThat(Samples.targets(plan)).containsExactly("us/m", "eu/spare", "us/spare");
        assertThat(plan.ranked().get(2).reason())
                .startsWith("a fallback; not preferred: it computes in us, and must be in eu");
        assertThat(plan.detours().contextLength())
                .extracting(FallbackPlacesTest::name)
                .containsExactly("eu/spare", "us/spare");
    }

    private static String name(Ranked ranked) {
        return ranked.candidate().target().toString();
    }
}
