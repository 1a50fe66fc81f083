package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.experiment.Experiment.Canary;
import io.llmrouter.engine.experiment.Experiment.Mirror;
import io.llmrouter.engine.experiment.Experiment.Split;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.NoticeListener;
import io.llmrouter.engine.policy.Affinity;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentPlannerTest {

    private static final Allotment BY_USER = Allotment.of("user", Affinity.USER);

    private final Experiments running = new Experiments(() -> Instant.EPOCH, Runnable::run, NoticeListener.NONE);

    @Test
    void sharesConvergeToTheWeights() {
        Planner planner = planner(split("e", Allotment.CALL, 1, 3));
        Map<String, Integer> given = new HashMap<>();
        for (int call = 0; call < 20_000; call++) {
            given.merge(variant(planner.plan(of("ann"))), 1, Integer::sum);
        }
        assertThat(given.get("a")).isBetween(4_750, 5_250);
        assertThat(given.get("b")).isBetween(14_750, 15_250);
    }

    @Test
    void aUserHasTheSameVariantOnEveryNode() {
        Planner here = planner(split("e", BY_USER, 1, 1));
        Planner there = planner(split("e", BY_USER, 1, 1));
        int first = 0;
        for (int user = 0; user < 4_000; user++) {
            String variant = variant(here.plan(of("user " + user)));
            assertThat(variant(there.plan(of("user " + user)))).isEqualTo(variant);
            first += variant.equals("a") ? 1 : 0;
        }
        assertThat(first).isBetween(1_850, 2_150);
    }

    @Test
    void manyThreadsGiveTheSameUserTheSameVariantAndHitTheShares() throws Exception {
        Planner planner = planner(split("e", BY_USER, 1, 3));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<String>>> each = Collections.nCopies(8, () -> IntStream.range(0, 4_000)
                    .mapToObj(user -> variant(planner.plan(of("user " + user))))
                    .toList());
            List<List<String>> given = new ArrayList<>();
            for (Future<List<String>> thread : threads.invokeAll(each)) {
                given.add(thread.get(60, TimeUnit.SECONDS));
            }
            assertThat(Set.copyOf(given)).hasSize(1);
            assertThat(Collections.frequency(given.get(0), "a")).isBetween(900, 1_100);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoExperimentsDoNotDivideAlike() {
        Planner one = planner(split("one", BY_USER, 1, 1));
        Planner two = planner(split("two", BY_USER, 1, 1));
        int same = 0;
        for (int user = 0; user < 4_000; user++) {
            same += variant(one.plan(of("u" + user))).equals(variant(two.plan(of("u" + user)))) ? 1 : 0;
        }
        assertThat(same).isBetween(1_850, 2_150);
    }

    @Test
    void whoeverIsInASmallCanaryIsInALargerOne() {
        Planner planner = planner(canary(0.1));
        running.configure(List.of(canary(0.1)));
        List<String> users = IntStream.range(0, 2_000)
                .mapToObj(user -> "u" + user)
                .filter(user -> variant(planner.plan(of(user))).equals("canary"))
                .toList();
        assertThat(users).hasSizeBetween(160, 240);
        running.configure(List.of(canary(0.4)));

        assertThat(users).allMatch(user -> variant(planner.plan(of(user))).equals("canary"));
    }

    @Test
    void aVariantsCandidatesAreAskedUnderThePolicysName() {
        Plan plan = planner(split("e", BY_USER, 0, 1)).plan(of("ann"));

        assertThat(plan.policy()).isEqualTo("default");
        assertThat(plan.ranked().get(0).candidate().target()).hasToString("b/m");
        assertThat(plan.trial().assignments().get(0).why()).isEqualTo("by hash of user");
    }

    @Test
    void whoNamesModelsOrAStrategyHasNoPart() {
        Planner planner = planner(split("e", BY_USER, 0, 1));
        CallOptions models = CallOptions.DEFAULT.withModels(List.of("a/m"));
        CallOptions strategy = CallOptions.DEFAULT.withStrategy("random");

        assertThat(planner.plan(of(models)).trial()).isEqualTo(Trial.NONE);
        assertThat(planner.plan(of(strategy)).trial()).isEqualTo(Trial.NONE);
    }

    @Test
    void copiesTheShareThatIsSampledAndChangesNothingOfThePlan() {
        Planner planner = planner(mirror(0.25));
        running.configure(List.of(mirror(0.25)));
        int copied = 0;
        for (int call = 0; call < 8_000; call++) {
            Plan plan = planner.plan(of("ann"));
            assertThat(plan.ranked().get(0).candidate().target()).hasToString("a/m");
            copied += plan.trial().shadow() == null ? 0 : 1;
        }
        assertThat(copied).isBetween(1_850, 2_150);
    }

    @Test
    void aCopyIsAskedOnceAndFallsBackToNobody() {
        Planner planner = planner(mirror(1));
        running.configure(List.of(mirror(1)));

        Trial.Shadow shadow = planner.plan(of("ann")).trial().shadow();

        assertThat(shadow).isNotNull();
        assertThat(shadow.plan().ranked()).hasSize(1);
        assertThat(shadow.plan().trial().assignments().get(0).variant()).isEqualTo("shadow");
        assertThat(shadow.policy().retry().maxAttempts()).isEqualTo(1);
        assertThat(shadow.policy().timeouts().total()).isEqualTo(Duration.ofSeconds(3));
        assertThat(shadow.policy().lastResort()).isNull();
    }

    private Planner planner(Experiment experiment) {
        Policy policy = Policy.plain("default", patterns("a/m"), StrategySpec.of("ordered"));
        return ExperimentPlanner.of(
                Map.of("default", policy),
                List.of(experiment),
                policies -> Planner.of(policies, new Named(), Signals.none(), Strategies.builtIn(new Random(1))),
                running,
                new Random(7));
    }

    private static Split split(String name, Allotment by, double a, double b) {
        return new Split(
                name, "default", by, List.of(Variant.asItIs("a", a), new Variant("b", b, patterns("b/m"), null, null)));
    }

    private static Canary canary(double share) {
        Variant changed = new Variant("canary", 1, patterns("b/m"), null, null);
        return new Canary("c", "default", BY_USER, changed, share, null, Guardrails.DEFAULT);
    }

    private static Mirror mirror(double share) {
        return new Mirror("m", "default", Allotment.CALL, patterns("b/m"), share, Duration.ofSeconds(3), 1, 1);
    }

    private static List<CandidatePattern> patterns(String target) {
        return List.of(CandidatePattern.of(target));
    }

    private static String variant(Plan plan) {
        return plan.trial().assignments().get(0).variant();
    }

    private static PlanRequest of(String user) {
        return of(CallOptions.DEFAULT.withCaller(user, null));
    }

    private static PlanRequest of(CallOptions options) {
        ChatRequest request = ChatRequest.of("Hello?");
        return new PlanRequest(request, options, RequestFeatures.of(request, false), false);
    }

    private record Named() implements Roster {
        @Override
        public List<Candidate> all() {
            return resolve(List.of(CandidatePattern.of("a/m"), CandidatePattern.of("b/m")));
        }

        @Override
        public List<Candidate> resolve(List<CandidatePattern> patterns) {
            return patterns.stream()
                    .map(each -> new Candidate(
                            Target.parse(each.pattern()),
                            ModelCard.undescribed("any/m"),
                            null,
                            Set.of(),
                            1,
                            null,
                            false))
                    .toList();
        }
    }
}
