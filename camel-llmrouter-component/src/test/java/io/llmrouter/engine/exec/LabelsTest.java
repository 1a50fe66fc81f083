package io.llmrouter.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.policy.Label;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that ask for the same label at the same time. */
class LabelsTest {

    private static final Target SMALL = Target.parse("small/nano");

    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<String> said = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final Labels labels = new Labels(this::ask, new Pause() {
        @Override
        public boolean pass(Duration time, Cancellation cancellation) {
            return Pause.REAL.pass(time, cancellation);
        }

        @Override
        public boolean until(CompletionStage<?> done, Duration atMost) {
            waiting.countDown();
            return Pause.REAL.until(done, atMost);
        }
    });

    @AfterEach
    void end() {
        said.complete("none");
        threads.shutdownNow();
    }

    @Test
    void sharesWhatTheFirstOneIsTold() {
        CompletableFuture<Label> first = label("Hello", new Cancellation(), true);
        await().until(() -> asked.get() == 1);
        CompletableFuture<Label> second = label("Hello", new Cancellation(), true);
        await().until(() -> waiting.getCount() == 0);
        said.complete("talk");

        assertThat(first.join().name()).isEqualTo("talk");
        assertThat(second.join().name()).isEqualTo("talk");
        assertThat(asked).hasValue(1);
    }

    @Test
    void letsOneWhoWaitsLeaveByItself() {
        CompletableFuture<Label> first = label("Hello", new Cancellation(), true);
        await().until(() -> asked.get() == 1);
        Cancellation gone = new Cancellation();
        CompletableFuture<Label> second = label("Hello", gone, true);
        await().until(() -> waiting.getCount() == 0);
        gone.cancel(Failure.of(FailureKind.CANCELLED, "the caller left"));

        assertThat(second.join().words()).contains("the labeller failed").contains("the caller left");
        assertThat(first).isNotDone();
        said.complete("talk");
        assertThat(first.join().name()).isEqualTo("talk");
    }

    @Test
    void asksByItselfWhenTheFirstOneGaveUp() {
        Cancellation gone = new Cancellation();
        CompletableFuture<Label> first = label("Hello", gone, true);
        await().until(() -> asked.get() == 1);
        CompletableFuture<Label> second = label("Hello", new Cancellation(), true);
        await().until(() -> waiting.getCount() == 0);
        gone.cancel(Failure.of(FailureKind.CANCELLED, "the caller left"));
        await().until(() -> asked.get() == 2);
        said.complete("talk");

        assertThat(first.join().name()).isNull();
        assertThat(second.join().name()).isEqualTo("talk");
    }

    @Test
    void asksForEachWhereNothingIsShared() {
        CompletableFuture<Label> first = label("Hello", new Cancellation(), false);
        CompletableFuture<Label> second = label("Hello", new Cancellation(), false);
        await().until(() -> asked.get() == 2);
        said.complete("talk");

        assertThat(first.join()).isEqualTo(second.join());
    }

    @Test
    void asksNobodyAboutNothing() {
        assertThat(label(" ", new Cancellation(), false).join()).isEqualTo(Label.none("there is no text to label"));
        assertThat(asked).hasValue(0);
    }

    private CompletableFuture<Label> label(String text, Cancellation cancellation, boolean shared) {
        LabelQuestion question = new LabelQuestion(Labelling.of("labels", Map.of("talk", "", "code", ""), null), text);
        CallLog log = new CallLog("call", Ticker.SYSTEM, CallListener.NONE);
        Call call = new Call(ChatRequest.of(text), CallOptions.DEFAULT, false, cancellation, log);
        return CompletableFuture.supplyAsync(() -> labels.label(question, call, shared), threads);
    }

    private Outcome<ModelCall.Said> ask(ChatRequest question, String policy, Call call) {
        asked.incrementAndGet();
        CompletableFuture<Outcome<ModelCall.Said>> answer = said.thenApply(
                text -> Outcome.answered(new ModelCall.Said(SMALL, ChatResponse.of("nano", text, Usage.of(10, 1)))));
        call.cancellation()
                .onCancel(() -> answer.complete(
                        Outcome.failed(call.cancellation().reason().orElseThrow())));
        return answer.join();
    }
}
