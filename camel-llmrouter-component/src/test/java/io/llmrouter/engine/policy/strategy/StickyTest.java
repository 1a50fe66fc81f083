package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.many;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StickyTest {

    private final Strategies strategies = Strategies.builtIn(new Random(1));
    private final Map<String, Object> byUser = Map.of("by", "user");

    @Test
    void placesEachKeyAtTheSameTargetOnEveryNode() {
        List<Candidate> candidates = many(5);
        Strategy here = sticky(byUser);
        Strategy there = Strategies.builtIn(new Random(2)).create(new StrategySpec("sticky", byUser));

        for (int user = 0; user < 200; user++) {
            assertThat(names(here, candidates, of(user))).isEqualTo(names(there, candidates, of(user)));
        }
    }

    @Test
    void spreadsKeysByTheWeights() {
        List<Candidate> candidates = List.of(weighted("a/m", 3), weighted("b/m", 1), weighted("c/m", 0));
        Strategy strategy = sticky(byUser);
        Map<String, Integer> users = new HashMap<>();

        for (int user = 0; user < 20_000; user++) {
            users.merge(names(strategy, candidates, of(user)).get(0), 1, Integer::sum);
        }

        assertThat(users).containsOnlyKeys("a/m", "b/m");
        assertThat(users.get("a/m")).isBetween(14_700, 15_300);
    }

    @Test
    void movesOnlyThoseWhoseTargetIsGone() {
        List<Candidate> all = many(5);
        Strategy strategy = sticky(byUser);
        for (int user = 0; user < 500; user++) {
            List<String> before = names(strategy, all, of(user));
            List<Candidate> left = new ArrayList<>(all);
            left.remove(user % 5);

            List<String> expected = new ArrayList<>(before);
            expected.remove("a" + user % 5 + "/m");
            assertThat(names(strategy, left, of(user))).isEqualTo(expected);
        }
    }

    @Test
    void staysWithWhoAnsweredUntilItIsRefusedAndThenWithWhoSteppedIn() {
        Set<String> tripped = new HashSet<>();
        Planner planner = planner(many(4), refusing(tripped), policy("default", Constraints.NONE, List.of(), "sticky"));
        Random random = new Random(3);
        Map<Integer, String> bound = new HashMap<>();
        int moved = 0;
        for (int round = 0; round < 3_000; round++) {
            if (round % 50 == 0) {
                tripped.clear();
                tripped.add("a" + random.nextInt(4) + "/m");
            }
            int user = random.nextInt(40);
            Proposal proposal = planner.propose(of(user));
            Target first = proposal.plan().ranked().get(0).candidate().target();
            String before = bound.put(user, first.toString());
            if (before != null && !tripped.contains(before)) {
                assertThat(first).hasToString(before);
            }
            moved += before != null && !before.equals(first.toString()) ? 1 : 0;
            proposal.answered().accept(first);
        }
        assertThat(moved).isPositive();
    }

    @Test
    void aPlanThatIsOnlyAskedForBindsNobody() {
        Planner planner = planner(many(2), policy("default", Constraints.NONE, List.of(), "sticky"));
        List<String> before = Samples.targets(planner.plan(of(7)));

        planner.propose(of(7)).answered().accept(Target.parse(before.get(1)));

        assertThat(Samples.targets(planner.plan(of(7)))).containsExactly(before.get(1), before.get(0));
        assertThat(planner.plan(of(7)).ranked().get(0).reason()).isEqualTo("answered last");
        assertThat(planner.plan(of(7)).ranked().get(1).reason()).isEqualTo("by hash of who asks");
    }

    @Test
    void placesWhoIsNewByTheOtherStrategy() {
        Strategy strategy = sticky(Map.of("by", "user", "otherwise", "round-robin"));

        assertThat(names(strategy, many(3), of(1)).get(0)).isEqualTo("a0/m");
        assertThat(names(strategy, many(3), of(2)).get(0)).isEqualTo("a1/m");
        strategy.answered(of(2), Target.parse("a1/m"));
        assertThat(names(strategy, many(3), of(2))).containsExactly("a1/m", "a2/m", "a0/m");
    }

    @Test
    void forgetsWhoWasNotSeenForLongest() {
        Strategy strategy = sticky(Map.of("by", "user", "otherwise", "ordered", "remembers", 2));
        for (int user = 1; user <= 2; user++) {
            strategy.answered(of(user), Target.parse("a2/m"));
        }
        assertThat(names(strategy, many(3), of(1)).get(0)).isEqualTo("a2/m");
        strategy.answered(of(3), Target.parse("a2/m"));

        assertThat(names(strategy, many(3), of(1)).get(0)).isEqualTo("a2/m");
        assertThat(names(strategy, many(3), of(2)).get(0)).isEqualTo("a0/m");
        assertThat(names(strategy, many(3), of(3)).get(0)).isEqualTo("a2/m");
    }

    @Test
    void knowsAConversationByHowItBegan() {
        Strategy strategy = sticky(Map.of("otherwise", "ordered"));
        List<Message> begun = List.of(Message.system("Be brief."), Message.user("Hello?"));
        List<Message> goesOn = List.of(
                Message.system("Be brief."), Message.user("Hello?"), Message.assistant("Yes?"), Message.user("Why?"));
        strategy.answered(saying(begun, null), Target.parse("a1/m"));

        assertThat(names(strategy, many(2), saying(goesOn, null)).get(0)).isEqualTo("a1/m");
        assertThat(names(strategy, many(2), saying(goesOn, "ann")).get(0)).isEqualTo("a0/m");
        assertThat(names(strategy, many(2), ask("Another one")).get(0)).isEqualTo("a0/m");
    }

    @Test
    void drawsForThoseNobodyKnows() {
        Strategy strategy = sticky(byUser);
        Set<String> first = new HashSet<>();
        for (int call = 0; call < 100; call++) {
            first.add(names(strategy, List.of(any("a/m"), any("b/m")), ask("Hello?"))
                    .get(0));
        }

        assertThat(first).containsExactlyInAnyOrder("a/m", "b/m");
    }

    @Test
    void refusesSettingsItCannotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sticky(Map.of("by", "users")))
                .withMessage("the setting 'by' of 'sticky' cannot be 'users'; did you mean 'user'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sticky(Map.of("remembers", 0)))
                .withMessage("the setting 'remembers' of 'sticky' must be a whole number, 1 or more, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sticky(Map.of("otherwise", "orderd")))
                .withMessage("there is no strategy 'orderd'; did you mean 'ordered'?");
    }

    private Strategy sticky(Map<String, Object> settings) {
        return strategies.create(new StrategySpec("sticky", settings));
    }

    private static PlanRequest of(int user) {
        return ask(CallOptions.DEFAULT.withCaller("user " + user, null));
    }

    private static PlanRequest saying(List<Message> messages, String user) {
        return Samples.request(ChatRequest.of(messages), CallOptions.DEFAULT.withCaller(user, null));
    }

    private static List<String> names(Strategy strategy, List<Candidate> candidates, PlanRequest request) {
        return strategy.rank(candidates, request, Signals.none()).stream()
                .map(each -> each.candidate().target().toString())
                .toList();
    }

    private static Signals refusing(Set<String> tripped) {
        return new Signals() {
            @Override
            public Optional<String> tripped(Target target) {
                return tripped.contains(target.toString()) ? Optional.of("tripped") : Optional.empty();
            }

            @Override
            public OptionalDouble latencyMillis(Target target) {
                return OptionalDouble.empty();
            }
        };
    }
}
