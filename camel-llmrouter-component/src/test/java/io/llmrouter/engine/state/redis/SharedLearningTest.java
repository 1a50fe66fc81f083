package io.llmrouter.engine.state.redis;

import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.weighted;
import static io.llmrouter.engine.state.redis.Node.ONE;
import static io.llmrouter.engine.state.redis.Node.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Warmth;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.state.StateSettings;
import io.llmrouter.engine.state.TargetStates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** What one node learns another one knows, over a real Redis; and so does the same one after a restart. */
class SharedLearningTest {

    private static final RedisProcess REDIS = RedisProcess.started();

    @BeforeEach
    void empty() {
        try (Jedis redis = REDIS.client()) {
            redis.flushAll();
        }
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Test
    void callsOfOneNodeAreMeasuredByTheOther() {
        try (Node here = Node.at(REDIS);
                Node there = Node.at(REDIS)) {
            for (int call = 0; call < 4; call++) {
                here.call(ONE, call == 0 ? FailureKind.SERVER_ERROR : null);
            }
            there.call(ONE, null);

            await().untilAsserted(() -> assertThat(there.errorRate(ONE)).isCloseTo(0.2, within(0.001)));
            await().untilAsserted(() -> assertThat(here.errorRate(ONE)).isCloseTo(0.2, within(0.001)));
            assertThat(there.median(ONE)).isEqualTo(here.median(ONE)).isCloseTo(80, within(6.0));
            assertThat(there.measurements().traffic(ONE).errorRates()).containsOnlyKeys(FailureKind.SERVER_ERROR);
            assertThat(there.measurements().traffic(ONE).outputTokens(500)).hasValue(20);
            assertThat(there.measurements().traffic(ONE).spent())
                    .as("what others spent is theirs")
                    .isEqualTo(new Money(4_200));
        }
    }

    @Test
    void aCallThatIsHeardTwiceCountsOnceEverywhere() {
        try (Node here = Node.at(REDIS);
                Node there = Node.at(REDIS)) {
            Consumer<Attempt> under = here.measurements().began(ONE, Operation.CHAT);
            under.accept(Node.attempt(ONE, FailureKind.SERVER_ERROR));
            under.accept(Node.attempt(ONE, null));
            here.call(TWO, null);

            await().untilAsserted(() -> assertThat(there.median(TWO)).isPositive());
            assertThat(there.errorRate(ONE)).isEqualTo(1);
            assertThat(here.errorRate(ONE)).isEqualTo(1);
            assertThat(REDIS.entries("test:calls")).hasSize(2);
        }
    }

    @Test
    void aKeyIsBoundEverywhereAndAfterARestart() {
        try (Node here = Node.at(REDIS);
                Node there = Node.at(REDIS)) {
            here.bindings().bind(-7, ONE);
            await().untilAsserted(() -> assertThat(there.bindings().of(-7)).isEqualTo(ONE));
            there.bindings().bind(-7, TWO);
            await().untilAsserted(() -> assertThat(here.bindings().of(-7)).isEqualTo(TWO));
        }
        try (Node again = Node.at(REDIS)) {
            assertThat(again.bindings().of(-7)).isEqualTo(TWO);
        }
    }

    @Test
    void bindingsThatStayAsTheyAreAreToldSeldom() {
        try (Node node = Node.at(REDIS)) {
            for (int answer = 0; answer < 800; answer++) {
                node.bindings().bind(7, ONE);
            }
        }

        assertThat(REDIS.entries("test:bindings")).hasSizeBetween(50, 200);
    }

    @Test
    void whatWasLearnedJustBeforeTheEndIsKnownAfterARestart() {
        try (Node before = Node.at(REDIS)) {
            for (int call = 0; call < 3_000; call++) {
                before.call(ONE, call % 2 == 0 ? null : FailureKind.OVERLOADED);
                before.bindings().bind(call % 90, call % 90 < 45 ? ONE : TWO);
            }
        }
        try (Node after = Node.at(REDIS)) {
            assertThat(after.errorRate(ONE)).isCloseTo(0.5, within(0.01));
            assertThat(after.median(ONE)).isCloseTo(80, within(6.0));
            assertThat(after.bindings().of(44)).isEqualTo(ONE);
            assertThat(after.bindings().of(45)).isEqualTo(TWO);
        }
    }

    @Test
    void lessonsOfOneNodeTeachTheOtherAndItselfAfterARestart() {
        try (Node here = Node.at(REDIS);
                Node there = Node.at(REDIS)) {
            here.arms().learn(new Lesson.Answered(ONE, new Money(1_000), Duration.ofSeconds(1)));
            here.arms().learn(new Lesson.Failed(ONE));
            here.arms().learn(new Lesson.Scored(ONE, 0.5, null));
            here.arms().learn(new Lesson.Scored(ONE, 0.75, 0.5));

            await().untilAsserted(() -> assertThat(there.arm()).isEqualTo(here.arm()));
            assertThat(there.arm().score()).isEqualTo(0.75);
        }
        try (Node again = Node.at(REDIS)) {
            assertThat(again.arm().score()).isEqualTo(0.75);
            assertThat(again.arm().failed()).isEqualTo(1);
        }
    }

    @Test
    void conversationsAndTasksAreKnownToTheOther() {
        try (Node here = Node.at(REDIS);
                Node there = Node.at(REDIS)) {
            here.call(ONE, null);
            here.measurements().answered(ONE, Long.MIN_VALUE, Usage.of(2_000, 10));
            here.measurements().answeredTask(ONE, 77, Usage.of(100, 7));

            await().untilAsserted(() ->
                    assertThat(there.measurements().warmth(ONE, Long.MIN_VALUE)).contains(new Warmth(0, 2_000)));
            await().untilAsserted(
                            () -> assertThat(there.measurements().traffic(ONE).outputTokens(77, 100))
                                    .hasValue(7));
        }
    }

    @Test
    void callsUnderWayElsewhereAreKnownUntilTheyAreOver() {
        try (Node here = Node.at(REDIS);
                Node there = Node.at(REDIS)) {
            Consumer<Attempt> first = here.measurements().began(ONE, Operation.CHAT);
            Consumer<Attempt> second = here.measurements().began(ONE, Operation.EMBED);

            await().untilAsserted(() -> assertThat(elsewhere(there, ONE)).isEqualTo(2));
            assertThat(elsewhere(here, ONE)).isZero();
            assertThat(there.measurements().traffic(ONE).inFlight()).isZero();
            assertThat(leastBusy(there)).containsExactly(TWO, ONE);
            first.accept(Node.attempt(ONE, null));
            second.accept(Node.attempt(ONE, null));
            await().untilAsserted(() -> assertThat(elsewhere(there, ONE)).isZero());
        }
    }

    private static List<Target> leastBusy(Node node) {
        Strategy order = Strategies.builtIn().create(StrategySpec.of("least-busy"));
        TargetStates states =
                new TargetStates(node.measurements(), InstantSource.system(), new Random(1), TargetListener.NONE);
        return order.rank(List.of(weighted("one/m", 1), weighted("two/m", 1)), ask("hello"), states).stream()
                .map(ranked -> ranked.candidate().target())
                .toList();
    }

    private static int elsewhere(Node node, Target target) {
        return node.measurements().traffic(target).inFlightElsewhere();
    }

    @Test
    void whatIsReadLaterCountsAsOldAsItIsWhateverTheClocksSay() {
        try (Node before = Node.at(REDIS)) {
            before.call(ONE, FailureKind.SERVER_ERROR);
        }
        long hours = TimeUnit.HOURS.toMillis(5);
        InstantSource ahead = () -> InstantSource.system().instant().plusMillis(hours);
        try (Node after = Node.at(REDIS, ahead)) {
            assertThat(after.errorRate(ONE)).isEqualTo(1);
            for (int call = 0; call < 3; call++) {
                after.call(ONE, null);
            }
            assertThat(after.errorRate(ONE)).as("as young as the others").isCloseTo(0.25, within(0.01));
        }
    }

    @Test
    void entriesOfOtherVersionsAndKindsAndBrokenOnesAreSkipped() {
        try (Node node = Node.at(REDIS);
                Jedis redis = REDIS.client()) {
            String[][] odd = {
                {"v", "2", "kind", "call", "target", "one/m"},
                {"v", "1", "kind", "gossip"},
                {"v", "1", "kind", "begun", "experiment", "x", "round", "0", "configured", "f", "since", "today"},
                {"v", "1", "kind", "call", "target", "no-slash"},
                {"v", "1", "kind", "call", "target", "one/m", "operation", "fly", "latency", "5"},
                {"v", "1", "kind", "call", "target", "one/m", "operation", "chat", "latency", "long"},
                {"w", "1"}
            };
            for (String[] fields : odd) {
                Entry entry = new Entry().with("node", "odd").with("seq", 1);
                for (int at = 0; at < fields.length; at += 2) {
                    entry.with(fields[at], fields[at + 1]);
                }
                redis.xadd("test:calls", StreamEntryID.NEW_ENTRY, entry.fields());
            }
            try (Node other = Node.at(REDIS)) {
                other.call(TWO, null);
                await().untilAsserted(() -> assertThat(node.median(TWO)).isPositive());
            }
            assertThat(node.errorRate(ONE)).isNaN();
        }
    }

    @Test
    void aNodeThatLeavesAndComesBackLearnsNothingTwice() {
        try (Node node = Node.at(REDIS);
                Node other = Node.at(REDIS)) {
            for (int lesson = 0; lesson < 5; lesson++) {
                node.arms().learn(new Lesson.Failed(ONE));
                other.arms().learn(new Lesson.Failed(ONE));
            }
            await().untilAsserted(() -> assertThat(node.arm().failed()).isGreaterThan(9.9));
            double before = node.arm().failed();
            node.shared.use(StateSettings.NONE);
            node.shared.use(Node.settings(REDIS));

            assertThat(node.shared.awaitLearned(Duration.ofMinutes(1))).isTrue();
            assertThat(node.arm().failed()).isEqualTo(before);
        }
    }

    @Test
    void whatIsWrittenTwiceIsLearnedOnce() {
        try (Node node = Node.at(REDIS);
                Jedis redis = REDIS.client()) {
            Entry bound = new Entry().with("v", "1").with("node", "other").with("kind", "lesson");
            new LessonNews("default/adaptive", new Lesson.Failed(ONE)).write(bound);
            for (int seq : new int[] {1, 2, 1, 2, 3}) {
                redis.xadd(
                        "test:lessons",
                        StreamEntryID.NEW_ENTRY,
                        bound.with("seq", seq).fields());
            }

            await().untilAsserted(() -> assertThat(node.arm().failed()).isGreaterThan(2.9));
            assertThat(node.arm().failed()).isLessThan(3.1);
        }
    }
}
