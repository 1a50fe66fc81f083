package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Warmth;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarmConversationsTest {

    private static final Target ONE = Target.parse("one/m");
    private static final Target TWO = Target.parse("two/m");

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final WarmConversations conversations = new WarmConversations(() -> now);

    @Test
    void remembersWhatTheLastTurnReadAndWrote() {
        conversations.answered(ONE, 7, usage(3_000, 0, 2_500, 0));
        conversations.answered(ONE, 7, usage(3_400, 2_500, 400, 0));

        assertThat(conversations.of(ONE, 7)).contains(new Warmth(2_900, 3_400));
        assertThat(conversations.of(ONE, 8)).isEmpty();
        assertThat(conversations.of(TWO, 7)).isEmpty();
        assertThat(conversations.count(ONE)).isEqualTo(1);
        assertThat(conversations.count(TWO)).isZero();
    }

    @Test
    void countsWhatWasSentWhereTheProviderTellsOfReadsOnly() {
        conversations.answered(ONE, 7, Usage.of(1_500, 20));

        assertThat(conversations.of(ONE, 7)).contains(new Warmth(0, 1_500));
    }

    @Test
    void takesALaterTurnThatReadsNothingAtItsWord() {
        conversations.answered(ONE, 7, Usage.of(1_500, 20));
        conversations.answered(ONE, 7, Usage.of(1_700, 20));
        assertThat(conversations.of(ONE, 7)).isEmpty();
        assertThat(conversations.count(ONE)).isZero();

        conversations.answered(ONE, 7, Usage.of(1_900, 20));
        assertThat(conversations.of(ONE, 7)).isEmpty();

        conversations.answered(ONE, 7, usage(2_100, 1_800, 0, 0));
        assertThat(conversations.of(ONE, 7)).contains(new Warmth(1_800, 2_100));
    }

    @Test
    void assumesAgainWhenTheConversationHadCooled() {
        conversations.answered(ONE, 7, Usage.of(1_500, 20));
        now = now.plus(Duration.ofMinutes(6));
        conversations.answered(ONE, 7, Usage.of(1_700, 20));

        assertThat(conversations.of(ONE, 7)).contains(new Warmth(0, 1_700));
    }

    @Test
    void remembersNothingThatIsTooShortToBeCached() {
        conversations.answered(ONE, 7, Usage.of(1_023, 20));

        assertThat(conversations.of(ONE, 7)).isEmpty();
    }

    @Test
    void coolsFiveMinutesAfterTheLastTurn() {
        conversations.answered(ONE, 7, usage(2_000, 0, 2_000, 0));
        now = now.plus(Duration.ofMinutes(4));
        conversations.answered(ONE, 7, usage(2_100, 2_000, 0, 0));
        now = now.plus(Duration.ofMinutes(4));
        assertThat(conversations.of(ONE, 7)).isPresent();

        now = now.plus(Duration.ofMinutes(1));
        assertThat(conversations.of(ONE, 7)).isEmpty();
        assertThat(conversations.count(ONE)).isZero();
    }

    @Test
    void staysWarmForTheHourThatWasPaidFor() {
        conversations.answered(ONE, 7, usage(2_000, 0, 0, 2_000));
        conversations.answered(ONE, 7, usage(2_100, 2_000, 0, 0));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(conversations.of(ONE, 7)).isPresent();

        now = now.plus(Duration.ofMinutes(1));
        assertThat(conversations.of(ONE, 7)).isEmpty();
    }

    @Test
    void keepsTheLatestAndForgetsTargetsThatAreGone() {
        for (long conversation = 0; conversation < 100_000; conversation++) {
            conversations.answered(ONE, conversation, Usage.of(2_000, 1));
        }
        assertThat(conversations.of(ONE, 0)).isEmpty();
        assertThat(conversations.of(ONE, 99_999)).isPresent();

        conversations.forget(ONE::equals);
        assertThat(conversations.of(ONE, 99_999)).isEmpty();
    }

    private static Usage usage(long input, long read, long written, long longer) {
        return new Usage(input, read, written, longer, 0, 0, 10, 0, 0, Usage.Source.REPORTED, Units.NONE);
    }
}
