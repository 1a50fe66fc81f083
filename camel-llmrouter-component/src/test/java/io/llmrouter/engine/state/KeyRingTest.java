package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Target MINI = Target.parse("openai/gpt-5-mini");
    private static final Target LARGE = Target.parse("openai/gpt-5");

    private final List<TargetEvent> events = new ArrayList<>();
    private Instant now = NOON;
    private final TargetStates states = new TargetStates(() -> now, new Random(1), events::add);
    private KeyRing ring = ring("…aaaa", "…bbbb", "…cccc");

    @Test
    void givesKeysOutInTurn() {
        assertThat(indexes(4)).containsExactly(0, 1, 2, 0);
    }

    @Test
    void leavesOutTheKeysItIsToldTo() {
        assertThat(ring.take(MINI, Set.of(0, 1)).orElseThrow().index()).isEqualTo(2);
        assertThat(ring.take(MINI, Set.of(0, 1, 2))).isEmpty();
    }

    @Test
    void coolsARateLimitedKeyAsLongAsAskedToTheNanosecond() {
        ring = ring("…aaaa");
        fail(limited(Duration.ofSeconds(7)));
        now = NOON.plusSeconds(7).minusNanos(1);
        assertThat(ring.take(MINI, List.of())).isEmpty();
        assertThat(states.tripped(MINI)).hasValue("key #1 …aaaa is cooling until 2026-11-20T12:00:07Z");
        assertThat(ring.failure(MINI).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(ring.failure(MINI).retryAfter()).isEqualTo(Duration.ofNanos(1));

        now = NOON.plusSeconds(7);
        assertThat(states.tripped(MINI)).isEmpty();
        assertThat(ring.take(MINI, List.of())).isPresent();
    }

    @Test
    void coolsTwiceAsLongWithEachRateLimitInARowUpToAMinute() {
        ring = ring("…aaaa");
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            fail(limited(null));
            assertThat(ring.usableFrom(MINI)).hasValue(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
        }
        take().ended(null, null, null);
        fail(limited(null));
        assertThat(ring.usableFrom(MINI)).hasValue(now.plusSeconds(1));
    }

    @Test
    void takesManyRateLimitsAtOnceForOne() {
        ring = ring("…aaaa");
        List<KeyRing.Turn> together = List.of(take(), take(), take());
        together.get(0).ended(limited(null), null, null);
        together.get(1).ended(limited(null), null, null);
        assertThat(ring.usableFrom(MINI)).hasValue(NOON.plusSeconds(1));

        together.get(2).ended(limited(Duration.ofSeconds(5)), null, null);
        assertThat(ring.usableFrom(MINI)).hasValue(NOON.plusSeconds(5));
        now = NOON.plusSeconds(5);
        fail(limited(null));
        assertThat(ring.usableFrom(MINI)).hasValue(now.plusSeconds(2));
    }

    @Test
    void isNotRevivedByACallThatBeganBefore() {
        ring = ring("…aaaa");
        KeyRing.Turn early = take();
        fail(failure(FailureKind.AUTHENTICATION));
        early.ended(null, null, null);

        assertThat(ring.take(MINI, List.of())).isEmpty();
    }

    @Test
    void triesARejectedKeyByOneCallAfterAMinuteDoublingToAnHour() {
        ring = ring("…aaaa");
        for (long minutes : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            fail(failure(FailureKind.BILLING));
            now = now.plus(Duration.ofMinutes(minutes)).minusNanos(1);
            assertThat(ring.take(MINI, List.of())).isEmpty();
            now = now.plusNanos(1);
        }
        KeyRing.Turn probe = take();
        assertThat(ring.take(MINI, List.of())).isEmpty();
        assertThat(states.tripped(MINI)).hasValue("key #1 …aaaa is off (billing) while it is tried again");

        probe.ended(failure(FailureKind.SERVER_ERROR), null, null);
        KeyRing.Turn second = take();
        second.forgotten();
        take().ended(null, null, null);
        assertThat(indexes(2)).containsExactly(0, 0);
    }

    @Test
    void givesACallUpThatNeverSaysWhetherTheKeyIsWell() {
        ring = ring("…aaaa");
        fail(failure(FailureKind.AUTHENTICATION));
        now = NOON.plusSeconds(60);
        KeyRing.Turn lost = take();
        now = now.plus(Duration.ofMinutes(10)).minusNanos(1);
        assertThat(ring.take(MINI, List.of())).isEmpty();

        now = now.plusNanos(1);
        KeyRing.Turn other = take();
        lost.ended(null, null, null);
        assertThat(ring.take(MINI, List.of())).isEmpty();
        other.ended(null, null, null);
        assertThat(ring.take(MINI, List.of())).isPresent();
    }

    @Test
    void takesAKeyOffTheOneTargetItMayNotUse() {
        ring = ring("…aaaa");
        fail(failure(FailureKind.NOT_FOUND));

        assertThat(ring.take(MINI, List.of())).isEmpty();
        assertThat(ring.take(LARGE, List.of())).isPresent();
        assertThat(states.tripped(LARGE)).isEmpty();
        assertThat(ring.failure(MINI).kind()).isEqualTo(FailureKind.NOT_FOUND);
        now = NOON.plusSeconds(60);
        fail(failure(FailureKind.PERMISSION));
        assertThat(ring.usableFrom(MINI)).hasValue(now.plus(Duration.ofMinutes(2)));
    }

    @Test
    void namesTheKeyThatIsUsableSoonestWhenNoneIs() {
        ring = ring("…aaaa", "…bbbb");
        fail(failure(FailureKind.AUTHENTICATION));
        fail(limited(Duration.ofSeconds(9)));

        Failure failure = ring.failure(MINI);
        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(failure.message())
                .isEqualTo("no key of account 'openai' may be used: "
                        + "key #1 …aaaa is off (authentication) until 2026-11-20T12:01:00Z; "
                        + "key #2 …bbbb is cooling until 2026-11-20T12:00:09Z");
    }

    @Test
    void forgetsOnlyKeysWhoseSecretChanged() {
        ring = ring("…aaaa", "…bbbb");
        fail(failure(FailureKind.AUTHENTICATION));
        fail(failure(FailureKind.AUTHENTICATION));
        ring = ring("…bbbb", "…dddd");

        assertThat(indexes(2)).containsExactly(1, 1);
        assertThat(states.keys()).extracting(KeyReport::key).containsExactly("#1 …bbbb", "#2 …dddd");
        assertThat(states.keys()).extracting(KeyReport::state).containsExactly("rejected", "usable");
    }

    @Test
    void countsWhatEachKeyWasUsedFor() {
        ring = ring("…aaaa");
        take().ended(null, Usage.of(10, 4), new Money(70));
        take().ended(null, Usage.of(1, 1), null);
        take().forgotten();
        KeyRing.Turn twice = take();
        twice.ended(limited(null), null, null);
        twice.ended(null, Usage.of(1, 1), null);

        KeyReport report = states.keys().get(0);
        assertThat(report.usage())
                .isEqualTo(new KeyUsage(3, Map.of(FailureKind.RATE_LIMITED, 1L), 11, 5, new Money(70)));
        assertThat(report.account()).isEqualTo("openai");
        assertThat(report.state()).isEqualTo("cooling");
        assertThat(report.until()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void tellsEveryTransition() {
        ring = ring("…aaaa");
        fail(limited(Duration.ofSeconds(1)));
        now = NOON.plusSeconds(1);
        take().ended(null, null, null);
        fail(failure(FailureKind.AUTHENTICATION));
        now = NOON.plusSeconds(61);
        take().ended(null, null, null);
        fail(failure(FailureKind.NOT_FOUND));

        String key = "#1 …aaaa";
        assertThat(events)
                .containsExactly(
                        new TargetEvent.KeyCooled(NOON, "openai", key, NOON.plusSeconds(1)),
                        new TargetEvent.KeyRecovered(NOON.plusSeconds(1), MINI, key, FailureKind.RATE_LIMITED),
                        new TargetEvent.KeyRejected(
                                NOON.plusSeconds(1), "openai", key, FailureKind.AUTHENTICATION, NOON.plusSeconds(61)),
                        new TargetEvent.KeyRecovered(NOON.plusSeconds(61), MINI, key, FailureKind.AUTHENTICATION),
                        new TargetEvent.KeyOff(
                                NOON.plusSeconds(61), MINI, key, FailureKind.NOT_FOUND, NOON.plusSeconds(121)));
    }

    private KeyRing ring(String... secrets) {
        return states.keyRings(Map.of("openai", List.of(secrets))).get("openai");
    }

    private KeyRing.Turn take() {
        return ring.take(MINI, List.of()).orElseThrow();
    }

    private void fail(Failure failure) {
        take().ended(failure, null, null);
    }

    private List<Integer> indexes(int times) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            indexes.add(take().index());
        }
        return indexes;
    }

    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, "as told");
    }

    private static Failure limited(Duration retryAfter) {
        return new Failure(FailureKind.RATE_LIMITED, "slow down", 429, null, retryAfter);
    }
}
