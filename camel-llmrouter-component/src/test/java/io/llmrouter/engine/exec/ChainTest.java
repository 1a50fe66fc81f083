package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.hangs;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.LastResort;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void answersFromTheFirstCandidate() {
        scene.account("a", new ScriptedCalls(says("yes"))).account("b", new ScriptedCalls(says("no")));

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.tried()).isEqualTo("a");
    }

    @Test
    void repeatsServerErrorsWithDoublingBackoffAndThenGoesOn() {
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.SERVER_ERROR))))
                .account("b", new ScriptedCalls(says("yes")));

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.tried()).isEqualTo("a a a b");
        assertThat(scene.waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void goesOnAtOnceWhenRateLimitedAndAnotherCandidateIsLeft() {
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.RATE_LIMITED))))
                .account("b", new ScriptedCalls(says("yes")));

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.tried()).isEqualTo("a b");
        assertThat(scene.waits).isEmpty();
    }

    @Test
    void waitsAsLongAsTheLastProviderAsks() {
        Failure limited = new Failure(FailureKind.RATE_LIMITED, "slow down", 429, null, Duration.ofSeconds(2));
        scene.account("a", new ScriptedCalls(fails(limited), says("yes")));

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void triesTheOtherKeyWhenOneIsRejected() {
        ScriptedCalls provider = new ScriptedCalls(fails(failure(FailureKind.AUTHENTICATION)), says("yes"));
        scene.account("a", provider, "first-secret-key", "second-secret-key");

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(provider.calls)
                .extracting(call -> call.credential().secret())
                .containsExactly("first-secret-key", "second-secret-key");
        assertThat(scene.log.attempts()).extracting(Attempt::key).containsExactly("…-key", "…-key");
    }

    @Test
    void endsAtOnceWhenTheRequestIsWrong() {
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.INVALID_REQUEST))))
                .account("b", new ScriptedCalls(says("never")));

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(scene.tried()).isEqualTo("a");
    }

    @Test
    void goesOnlyToALargerWindowWhenTheContextIsTooLong() {
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.CONTEXT_LENGTH))))
                .account("small", new ScriptedCalls(says("never")))
                .account("large", new ScriptedCalls(says("yes")))
                .window("a", 1000)
                .window("small", 500)
                .window("large", 2000);

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.tried()).isEqualTo("a large");
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenBilledUnlessAllowed() {
        scene.retry = new Retry(3, Duration.ofMillis(1), Duration.ofMillis(1), 0, false);
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.CONNECTION_LOST))))
                .account("b", new ScriptedCalls(says("yes")));

        scene.chat();

        assertThat(scene.tried()).isEqualTo("a b");
        Attempt lost = scene.log.attempts().get(0);
        assertThat(lost.usage().source()).isEqualTo(Usage.Source.ESTIMATED);
        assertThat(lost.cost()).isGreaterThan(Money.ZERO);
    }

    @Test
    void skipsATargetWhoseBreakerIsOpen() {
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.SERVER_ERROR))))
                .account("b", new ScriptedCalls(says("yes")));
        scene.chat();
        scene.chat();
        assertThat(scene.tried()).isEqualTo("a a a b a a b");

        scene.chat();
        assertThat(scene.tried()).isEqualTo("a a a b a a b b");
    }

    @Test
    void endsWhenTheTimeOfTheWholeCallIsUp() {
        scene.options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(20));
        scene.account("a", new ScriptedCalls(hangs(scene.time.passing(20))))
                .account("b", new ScriptedCalls(says("never")));

        Failure failure = failure(scene.chat());

        assertThat(failure).isEqualTo(Failure.of(FailureKind.TIMEOUT, "no answer within 20 ms"));
        assertThat(scene.tried()).isEqualTo("a");
    }

    @Test
    void asksNobodyWhenTheTimeIsUpBeforeItBegins() {
        scene.options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(20));
        scene.account("a", new ScriptedCalls(says("too late")));

        assertThat(failure(scene.chatTooLate())).isEqualTo(Failure.of(FailureKind.TIMEOUT, "no answer within 20 ms"));
        assertThat(scene.tried()).isEmpty();
    }

    @Test
    void letsTheLastResortAnswerEvenWhenTimeIsUpAndSaysWhy() {
        scene.timeouts = new Timeouts(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(20));
        scene.lastResort = new LastResort(LastResort.Kind.TARGET, "spare/model");
        scene.account("a", new ScriptedCalls(hangs(scene.time.passing(20))))
                .account("spare", new ScriptedCalls(says("something")));

        assertThat(text(scene.chat())).isEqualTo("something");
        assertThat(scene.log.decision().degraded()).isEqualTo("timeout: no answer within 20 ms");
    }

    @Test
    void keepsTheFirstFailureWhenTheLastResortFailsToo() {
        scene.lastResort = new LastResort(LastResort.Kind.TARGET, "spare/model");
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.BILLING))))
                .account("spare", new ScriptedCalls(fails(failure(FailureKind.UNSUPPORTED))));

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.BILLING);
        assertThat(scene.log.decision().degraded()).isNull();
        assertThat(scene.tried()).isEqualTo("a spare");
    }

    @Test
    void doesNotAskALastResortThatHasFailedAlready() {
        scene.lastResort = new LastResort(LastResort.Kind.TARGET, "a/model");
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.UNSUPPORTED))));

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(scene.tried()).isEqualTo("a");
    }

    @Test
    void saysAFixedAnswerWhenThePolicyHasOne() {
        scene.lastResort = new LastResort(LastResort.Kind.FIXED_ANSWER, "Please call back.");
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.NOT_FOUND))));

        assertThat(text(scene.chat())).isEqualTo("Please call back.");
    }

    @Test
    void doesNotResortWhenTheRequestIsWrong() {
        scene.lastResort = new LastResort(LastResort.Kind.FIXED_ANSWER, "never");
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.INVALID_REQUEST))));

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void takesAProvidersBugForAFailedAttempt() {
        scene.account("a", new ScriptedCalls(call -> {
                    throw new IllegalStateException("bug");
                }))
                .account("b", new ScriptedCalls(says("yes")));

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.log.attempts().get(0).failure().message()).contains("bug");
    }

    @Test
    void writesDownWhatEveryAttemptUsedAndCost() {
        scene.account("a", new ScriptedCalls(fails(failure(FailureKind.RATE_LIMITED))))
                .account("b", new ScriptedCalls(says("yes")));
        scene.chat();

        Attempt answered = scene.log.attempts().get(1);
        assertThat(answered.usage()).isEqualTo(Usage.of(10, 2));
        assertThat(answered.cost()).isEqualTo(new Money(14_000));
        assertThat(scene.log.decision().cost()).isEqualTo(new Money(14_000));
        assertThat(scene.events).hasSize(2);
    }

    @Test
    void saysWhenThePolicyIsUnknown() {
        scene.options = CallOptions.DEFAULT.withPolicy("nobody");
        scene.account("a", new ScriptedCalls(says("never")));

        assertThat(failure(scene.chat()))
                .isEqualTo(Failure.of(FailureKind.INVALID_REQUEST, "there is no policy 'nobody'"));
    }

    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, "as told");
    }

    private static String text(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> reply.fold(whole -> Scene.text(whole.response()), live -> "live"), Failure::toString);
    }

    private static Failure failure(Outcome<Reply> outcome) {
        return outcome.fold(reply -> Failure.of(FailureKind.CANCELLED, "answered"), failure -> failure);
    }
}
