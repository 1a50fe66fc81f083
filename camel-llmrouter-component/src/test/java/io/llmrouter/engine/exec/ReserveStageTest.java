package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.hangs;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.limit.Capacities;
import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.limit.Claim;
import io.llmrouter.engine.limit.Place;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.observe.Wait;
import io.llmrouter.engine.policy.Hedge;
import io.llmrouter.engine.policy.Load;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReserveStageTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void passesAFullTargetAndSaysSo() {
        scene.account("a", new ScriptedCalls(says("no"))).account("b", new ScriptedCalls(says("yes")));
        limit(1, LONG, "a");
        hold("a");

        assertThat(text(scene.chat())).isEqualTo("yes");
        assertThat(scene.log.decision().waits())
                .containsExactly(new Wait(scene.target("a"), Priority.NORMAL, Duration.ZERO, false));
        assertThat(Explanation.json(scene.log.decision()))
                .contains("\"waits\":[{\"target\":\"a/model\",\"priority\":\"normal\",\"waitedMillis\":0,"
                        + "\"admitted\":false}]");
    }

    @Test
    void waitsAtTheFirstWhenAllAreFull() throws Exception {
        scene.account("a", new ScriptedCalls(says("first"))).account("b", new ScriptedCalls(says("second")));
        limit(1, LONG, "a", "b");
        Place atFirst = hold("a");
        hold("b");

        CompletableFuture<Outcome<Reply>> answer =
                scene.caller("call-2", CallOptions.DEFAULT).chat();
        awaitWaiting("a", 1);
        atFirst.leave();

        assertThat(text(answer.get())).isEqualTo("first");
        assertThat(load("a").taken()).isZero();
    }

    @Test
    void goesBackToWaitWhenTheOthersFail() throws Exception {
        scene.account("a", new ScriptedCalls(says("yes")))
                .account("b", new ScriptedCalls(fails(Failure.of(FailureKind.UNSUPPORTED, "no images"))));
        limit(1, LONG, "a");
        Place held = hold("a");

        CompletableFuture<Outcome<Reply>> answer =
                scene.caller("call-2", CallOptions.DEFAULT).chat();
        awaitWaiting("a", 1);
        held.leave();

        assertThat(text(answer.get())).isEqualTo("yes");
    }

    @Test
    void shedsWithClassAndNumbersWhenItWaitedAsLongAsItMay() {
        scene.account("a", new ScriptedCalls(says("no")));
        scene.options = CallOptions.DEFAULT.withPriority(Priority.HIGH);
        limit(1, Duration.ofMillis(30), "a");
        hold("a");

        Failure failure = failure(afterAWait("a", Duration.ofMillis(30)));

        assertThat(failure.kind()).isEqualTo(FailureKind.LIMIT_EXCEEDED);
        assertThat(failure.message())
                .isEqualTo("account a takes 1 calls at once: 1 are under way (1 normal), 1 waits;"
                        + " a call of class high waited 30 ms for a place");
        assertThat(load("a").waiting()).isZero();
        assertThat(scene.log.attempts()).isEmpty();
        assertThat(scene.states.keys().get(0).usage().calls()).isZero();
    }

    @Test
    void neverWaitsBeyondTheCallsOwnTime() {
        scene.account("a", new ScriptedCalls(says("no")));
        scene.options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(40));
        limit(1, LONG, "a");
        hold("a");

        assertThat(failure(afterAWait("a", Duration.ofMillis(40))).kind()).isEqualTo(FailureKind.LIMIT_EXCEEDED);
        assertThat(load("a").waiting()).isZero();
    }

    @Test
    void whoIsCancelledLeavesTheQueue() throws Exception {
        scene.account("a", new ScriptedCalls(says("no")));
        limit(1, LONG, "a");
        hold("a");
        CompletableFuture<Outcome<Reply>> answer = CompletableFuture.supplyAsync(scene::chat);
        awaitWaiting("a", 1);

        scene.caller.cancel(Failure.of(FailureKind.CANCELLED, "gone"));

        assertThat(failure(answer.get()).kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(load("a")).isEqualTo(new Load(1, 1, 0, 0));
    }

    @Test
    void aStreamKeepsItsPlaceUntilItIsClosed() {
        scene.account("a", new ScriptedCalls(says("piece by piece")));
        limit(1, LONG, "a");

        Outcome<Reply> outcome = scene.stream();
        assertThat(load("a").free()).isZero();
        ReplyStream stream = outcome.fold(reply -> reply.fold(whole -> null, Reply.Live::stream), failure -> null);
        stream.close();
        stream.close();

        assertThat(load("a")).isEqualTo(new Load(1, 0, 1, 0));
    }

    @Test
    void whatFailsOrBreaksGivesItsPlaceBack() {
        scene.account("a", new ScriptedCalls(fails(Failure.of(FailureKind.SERVER_ERROR, "no")), call -> {
            throw new IllegalStateException("bug");
        }));
        limit(1, LONG, "a");

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        assertThat(scene.tried()).isEqualTo("a a");
        assertThat(load("a")).isEqualTo(new Load(1, 0, 1, 0));
    }

    @Test
    void aHedgeWaitsForNobody() {
        scene.account("a", new ScriptedCalls(hangs(this::untilTheHedgeWasRefused)))
                .account("b", new ScriptedCalls(says("no")));
        scene.hedge = new Hedge(Duration.ofMillis(10), 1, null);
        scene.options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
        limit(1, LONG, "b");
        hold("b");

        assertThat(failure(scene.chat()).kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(load("b").waiting()).isZero();
    }

    private void untilTheHedgeWasRefused() {
        scene.time.passing(10).run();
        await().until(() -> !scene.log.decision().waits().isEmpty());
        scene.time.passing(290).run();
    }

    /** The end of a call that waits at a full account, for which so much time passes again and again. */
    private Outcome<Reply> afterAWait(String account, Duration time) {
        CompletableFuture<Outcome<Reply>> answer = CompletableFuture.supplyAsync(scene::chat);
        awaitWaiting(account, 1);
        await().until(() -> {
            scene.time.passes(time);
            return answer.isDone();
        });
        return answer.join();
    }

    private void limit(int concurrent, Duration patience, String... accounts) {
        Map<String, Capacity> all = new HashMap<>();
        for (String account : accounts) {
            all.put(account, new Capacity(concurrent, Map.of(), Map.of(), Map.of(), 10, patience));
        }
        scene.states.gates().set(new Capacities(all, Map.of()));
    }

    private Place hold(String account) {
        return scene.states
                .gates()
                .enter(new Claim(scene.target(account), Priority.NORMAL, "", false))
                .orElseThrow();
    }

    private Load load(String account) {
        return scene.states.load(scene.target(account), Priority.NORMAL).orElseThrow();
    }

    private void awaitWaiting(String account, int calls) {
        await().until(() -> load(account).waiting() == calls);
    }

    private static String text(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> reply.fold(whole -> Scene.text(whole.response()), live -> "live"), Failure::toString);
    }

    private static Failure failure(Outcome<Reply> outcome) {
        return outcome.fold(reply -> Failure.of(FailureKind.INVALID_REQUEST, "answered"), failure -> failure);
    }
}
