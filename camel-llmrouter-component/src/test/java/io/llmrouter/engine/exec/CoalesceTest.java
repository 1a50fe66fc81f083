package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.hangs;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoalesceTest {

    private static final StreamEvent HELLO = new StreamEvent.TextDelta("Hello");
    private static final StreamEvent END = new StreamEvent.Finished(FinishReason.STOP, "stop");

    private final Scene scene = new Scene();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @BeforeEach
    void shareCalls() {
        scene.coalesce = true;
    }

    @AfterEach
    void close() {
        answer.countDown();
        scene.close();
    }

    @Test
    void makesOneCallForManyCallers() {
        ScriptedCalls provider = new ScriptedCalls(whenTold(says("yes")));
        scene.account("a", provider);
        Scene.Caller first = scene.caller("first", CallOptions.DEFAULT);
        CompletableFuture<Outcome<Reply>> leader = first.chat();
        hold(asked);
        List<Scene.Caller> callers = IntStream.range(0, 20)
                .mapToObj(i -> scene.caller("follower-" + i, CallOptions.DEFAULT))
                .toList();
        List<CompletableFuture<Outcome<Reply>>> followers =
                callers.stream().map(Scene.Caller::chat).toList();
        await().until(() -> callers.stream().allMatch(Scene.Caller::isWaiting));
        answer.countDown();

        assertThat(text(leader)).isEqualTo("yes");
        followers.forEach(each -> assertThat(text(each)).isEqualTo("yes"));
        assertThat(provider.calls).hasSize(1);
        assertThat(first.log.attempts()).hasSize(1);
    }

    @Test
    void saysWhoseAnswerItIs() {
        scene.account("a", new ScriptedCalls(whenTold(says("yes"))));
        Scene.Caller first = scene.caller("first", CallOptions.DEFAULT);
        Scene.Caller second = scene.caller("second", CallOptions.DEFAULT);
        CompletableFuture<Outcome<Reply>> leader = first.chat();
        hold(asked);
        CompletableFuture<Outcome<Reply>> follower = second.chat();
        await().until(second::isWaiting);
        answer.countDown();

        text(leader);
        assertThat(text(follower)).isEqualTo("yes");
        assertThat(second.log.decision().sharedWith()).isEqualTo("first");
        assertThat(second.log.attempts()).isEmpty();
        assertThat(first.log.decision().sharedWith()).isNull();
    }

    @Test
    void letsALeaderLeaveWithoutHarmToTheOthers() {
        scene.account("a", new ScriptedCalls(whenTold(says("yes"))));
        Scene.Caller first = scene.caller("first", CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300)));
        CompletableFuture<Outcome<Reply>> leader = first.chat();
        hold(asked);
        Scene.Caller second = scene.caller("second", CallOptions.DEFAULT);
        CompletableFuture<Outcome<Reply>> follower = second.chat();
        await().until(() -> first.isWaiting() && second.isWaiting());
        scene.time.passes(Duration.ofMillis(300));

        assertThat(text(leader)).isEqualTo("timeout: no answer within 300 ms");
        answer.countDown();
        assertThat(text(follower)).isEqualTo("yes");
    }

    @Test
    void givesTheCallUpWhenNobodyWaits() {
        ScriptedCalls provider = new ScriptedCalls(hangs());
        scene.account("a", provider);
        Scene.Caller only = scene.caller("only", CallOptions.DEFAULT.withTimeout(Duration.ofMillis(20)));
        CompletableFuture<Outcome<Reply>> answer = only.chat();
        await().until(() -> provider.calls.size() == 1 && only.isWaiting());

        scene.time.passes(Duration.ofMillis(20));

        assertThat(text(answer)).isEqualTo("timeout: no answer within 20 ms");
        await().untilAsserted(() ->
                assertThat(provider.calls.get(0).cancellation().reason()).isPresent());
    }

    @Test
    void keepsTenantsApart() {
        ScriptedCalls provider = new ScriptedCalls(whenTold(says("yes")));
        scene.account("a", provider);
        CompletableFuture<Outcome<Reply>> one =
                scene.caller("one", CallOptions.DEFAULT.withCaller(null, "t1")).chat();
        CompletableFuture<Outcome<Reply>> two =
                scene.caller("two", CallOptions.DEFAULT.withCaller(null, "t2")).chat();
        await().until(() -> provider.calls.size() == 2);
        answer.countDown();

        assertThat(text(one) + text(two)).isEqualTo("yesyes");
    }

    @Test
    void sharesAFailure() {
        scene.account("a", new ScriptedCalls(whenTold(fails(Failure.of(FailureKind.INVALID_REQUEST, "wrong")))));
        CompletableFuture<Outcome<Reply>> leader =
                scene.caller("first", CallOptions.DEFAULT).chat();
        hold(asked);
        answer.countDown();

        assertThat(text(leader)).isEqualTo("invalid_request: wrong");
    }

    @Test
    void replaysAStreamFromItsBeginningToThoseWhoJoinLate() {
        LinkedBlockingQueue<StreamEvent> source = new LinkedBlockingQueue<>(List.of(HELLO));
        scene.account("a", new ScriptedCalls(call -> Outcome.answered(from(source))));
        ReplyStream first = stream(scene.caller("first", CallOptions.DEFAULT).stream());
        assertThat(first.next()).isEqualTo(HELLO);

        ReplyStream second = stream(scene.caller("second", CallOptions.DEFAULT).stream());
        assertThat(second.next()).isEqualTo(HELLO);
        first.close();
        source.add(END);

        assertThat(second.next()).isEqualTo(END);
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void closesTheStreamWhenItsLastReaderHasGone() {
        LinkedBlockingQueue<StreamEvent> source = new LinkedBlockingQueue<>(List.of(HELLO));
        ScriptedCalls provider = new ScriptedCalls(call -> Outcome.answered(from(source)));
        scene.account("a", provider);
        ReplyStream first = stream(scene.caller("first", CallOptions.DEFAULT).stream());
        ReplyStream second = stream(scene.caller("second", CallOptions.DEFAULT).stream());
        List<Ending> endings = new ArrayList<>();
        second.whenOver(endings::add);

        first.close();
        assertThat(provider.closed).isEmpty();
        second.close();
        second.close();

        assertThat(provider.closed).isNotEmpty();
        assertThat(endings).hasSize(1);
        assertThat(provider.calls).hasSize(1);
    }

    private ScriptedCalls.Step whenTold(ScriptedCalls.Step step) {
        return call -> {
            asked.countDown();
            hold(answer);
            return step.take(call);
        };
    }

    private static Iterator<StreamEvent> from(LinkedBlockingQueue<StreamEvent> source) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public StreamEvent next() {
                try {
                    return source.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static ReplyStream stream(CompletableFuture<Outcome<Reply>> call) {
        return call.join()
                .fold(
                        reply -> reply.fold(
                                whole -> {
                                    throw new AssertionError("whole");
                                },
                                Reply.Live::stream),
                        failure -> {
                            throw new AssertionError(failure.toString());
                        });
    }

    private static String text(CompletableFuture<Outcome<Reply>> call) {
        return call.orTimeout(1, TimeUnit.MINUTES)
                .join()
                .fold(reply -> reply.fold(whole -> Scene.text(whole.response()), live -> "live"), Failure::toString);
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
