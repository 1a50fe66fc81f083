package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.state.KeyReport;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {

    private static final String ONE = "secret-key-of-one";
    private static final String TWO = "secret-key-of-two";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void takesKeysInTurn() {
        ScriptedCalls provider = new ScriptedCalls(says("yes"));
        scene.account("a", provider, ONE, TWO);
        scene.chat();
        scene.chat();
        scene.chat();

        assertThat(keys(provider)).isEqualTo("one two one");
    }

    @Test
    void triesTheOtherKeyThenTheOtherCandidateWhenRateLimited() {
        ScriptedCalls provider = new ScriptedCalls(fails(limited(Duration.ofSeconds(20))));
        scene.account("a", provider, ONE, TWO).account("b", new ScriptedCalls(says("yes")));

        assertThat(scene.chat().isAnswered()).isTrue();
        assertThat(scene.tried()).isEqualTo("a a b");
        assertThat(keys(provider)).isEqualTo("one two");
        assertThat(scene.waits).isEmpty();
    }

    @Test
    void waitsForTheKeyThatIsUsableFirstWhenNothingElseIsLeft() {
        ScriptedCalls provider = new ScriptedCalls(
                fails(limited(Duration.ofSeconds(9))), fails(limited(Duration.ofSeconds(4))), says("yes"));
        scene.account("a", provider, ONE, TWO);

        assertThat(scene.chat().isAnswered()).isTrue();
        assertThat(keys(provider)).isEqualTo("one two two");
        assertThat(scene.waits).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void waitsOutTheCoolingWhereTheProviderDoesNotSayHowLong() {
        scene.account("a", new ScriptedCalls(fails(limited(null)), says("yes")));

        assertThat(scene.chat().isAnswered()).isTrue();
        assertThat(scene.waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(800));
    }

    @Test
    void neverWaitsLessThanTheProviderAsks() {
        scene.retry = new Retry(2, Duration.ofMillis(1), Duration.ofMillis(1), 1, true);
        scene.account("a", new ScriptedCalls(fails(limited(Duration.ofSeconds(3))), says("yes")));

        assertThat(scene.chat().isAnswered()).isTrue();
        assertThat(scene.waits).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        scene.options = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(10));
        scene.account("a", new ScriptedCalls(fails(limited(Duration.ofSeconds(10))), says("never")));

        Failure failure = failure(scene.chat());

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(scene.waits).isEmpty();
        assertThat(scene.tried()).isEqualTo("a");
    }

    @Test
    void countsEarlierWaitsAgainstTheDeadline() {
        scene.options = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(10));
        Failure busy = new Failure(FailureKind.OVERLOADED, "busy", 529, null, Duration.ofSeconds(6));
        scene.account("a", new ScriptedCalls(fails(busy)));

        assertThat(failure(scene.chat())).isEqualTo(busy);
        assertThat(scene.waits).containsExactly(Duration.ofSeconds(6));
        assertThat(scene.tried()).isEqualTo("a a");
    }

    @Test
    void failsWithoutAnAttemptWhenNoKeyMayBeUsed() {
        scene.retry = new Retry(1, Duration.ZERO, Duration.ZERO, 0, true);
        scene.account("a", new ScriptedCalls(fails(limited(Duration.ofSeconds(5))), says("again")));
        scene.chat();

        Failure failure = failure(scene.chat());

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scene.tried()).isEqualTo("a");
        scene.now = scene.now.plusSeconds(5);
        assertThat(scene.chat().isAnswered()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHENTICATION", "BILLING", "PERMISSION", "NOT_FOUND"})
    void triesEveryKeyOnceAndThenGoesOnWithoutWaiting(FailureKind kind) {
        scene.account("a", new ScriptedCalls(fails(Failure.of(kind, "no"))), ONE, TWO)
                .account("b", new ScriptedCalls(says("yes")));
        scene.chat();
        scene.chat();

        assertThat(scene.tried()).isEqualTo("a a b b");
        assertThat(scene.waits).isEmpty();
    }

    @Test
    void asksForAShorterAnswerOnceWhenOnlyThatOverflows() {
        ScriptedCalls provider = new ScriptedCalls(fails(Failure.of(FailureKind.CONTEXT_LENGTH, "too long")));
        scene.maxTokens = 1000;
        scene.account("a", provider).window("a", 1000);

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.CONTEXT_LENGTH);
        assertThat(provider.calls).hasSize(2);
        assertThat(provider.calls.get(1).request().sampling().maxTokens()).isBetween(900, 999);
    }

    @Test
    void asksForAnAnswerAsLongAsTheProviderSaysItGives() {
        Failure tooLong = new Failure(FailureKind.CONTEXT_LENGTH, "at most 400", 400, null, null, 400L);
        ScriptedCalls provider = new ScriptedCalls(fails(tooLong), says("yes"));
        scene.maxTokens = 1000;
        scene.account("a", provider);

        assertThat(scene.chat().isAnswered()).isTrue();
        assertThat(provider.calls.get(1).request().sampling().maxTokens()).isEqualTo(400);
    }

    @Test
    void doesNotRepeatWhereThePromptLeavesNoRoom() {
        Failure full = new Failure(FailureKind.CONTEXT_LENGTH, "no room", 400, null, null, -5L);
        ScriptedCalls provider = new ScriptedCalls(fails(full));
        scene.maxTokens = 1000;
        scene.account("a", provider).window("a", 1000);

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.CONTEXT_LENGTH);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void doesNotRepeatWhenTheInputItselfOverflowsOrNothingIsToBeShortened() {
        ScriptedCalls provider = new ScriptedCalls(fails(Failure.of(FailureKind.CONTEXT_LENGTH, "too long")));
        scene.account("a", provider).window("a", 1000);
        scene.chat();
        assertThat(provider.calls).hasSize(1);

        scene.maxTokens = 900;
        scene.window("a", 10);
        scene.chat();
        assertThat(provider.calls).hasSize(2);
    }

    @Test
    void countsWhatKeysWereUsedForToTheEndOfAStream() {
        scene.account("a", new ScriptedCalls(says("yes")), ONE);
        ReplyStream stream = scene.stream()
                .fold(
                        reply -> reply.fold(
                                whole -> {
                                    throw new AssertionError("whole");
                                },
                                Reply.Live::stream),
                        failure -> {
                            throw new AssertionError(failure.toString());
                        });
        while (stream.hasNext()) {
            stream.next();
        }
        KeyReport key = scene.states.keys().get(0);

        assertThat(key.key()).isEqualTo("#1 …-one");
        assertThat(key.usage().calls()).isEqualTo(1);
        assertThat(key.usage().inputTokens()).isEqualTo(10);
        assertThat(key.usage().outputTokens()).isEqualTo(2);
        assertThat(key.usage().cost().nanos()).isEqualTo(14_000);
    }

    @Test
    void keepsAKeyOutOfItWhenTheBreakerRefused() {
        scene.account("a", new ScriptedCalls(says("never")), ONE);
        scene.chat();
        scene.states.breaker(scene.target("a")).open();

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.TRIPPED);
        assertThat(scene.states.keys().get(0).usage().calls()).isEqualTo(1);
    }

    @Test
    void countsWhatAProviderDoesNotSupportAsACallOfTheKey() {
        Failure unsent = Failure.of(FailureKind.UNSUPPORTED, "no images");
        Failure refused = new Failure(FailureKind.UNSUPPORTED, "no images", 400, null, null);
        scene.account("a", new ScriptedCalls(fails(unsent), fails(refused)), ONE);
        scene.chat();
        scene.chat();

        assertThat(scene.states.keys().get(0).usage().calls()).isEqualTo(1);
    }

    private static String keys(ScriptedCalls provider) {
        return String.join(
                " ",
                provider.calls.stream()
                        .map(call -> call.credential().secret().replace("secret-key-of-", ""))
                        .toList());
    }

    private static Failure limited(Duration retryAfter) {
        return new Failure(FailureKind.RATE_LIMITED, "slow down", 429, null, retryAfter);
    }

    private static Failure failure(Outcome<Reply> outcome) {
        return outcome.fold(reply -> Failure.of(FailureKind.CANCELLED, "answered"), failure -> failure);
    }
}
