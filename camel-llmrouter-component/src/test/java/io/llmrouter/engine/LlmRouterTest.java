package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlmRouterTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    private final Map<String, Function<ProviderCall<ChatRequest>, Outcome<ChatResponse>>> answers =
            new ConcurrentHashMap<>();
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final List<CallEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final LlmRouter router = LlmRouter.builder(Workbench.config("a", "b"))
            .provider("memory", InMemory::new)
            .listener(events::add)
            .ids(() -> "call-1")
            .build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void answersWithItsDecision() {
        answers.put("a", fails(FailureKind.OVERLOADED));
        answers.put("b", says("Good day."));

        Answer answer = router.chat(HELLO, CallOptions.DEFAULT);

        assertThat(answer.response().text()).isEqualTo("Good day.");
        assertThat(answer.target()).hasToString("b/model");
        assertThat(answer.decision().attempts()).hasSize(2);
        assertThat(Explanation.json(answer.decision()))
                .contains("\"id\":\"call-1\"", "\"target\":\"a/model\"", "\"outcome\":\"overloaded\"")
                .contains("\"outcome\":\"answered\"", "\"tokensCounted\":\"by the provider\"");
    }

    @Test
    void namesEveryAttemptWhenAllFail() {
        answers.put("a", fails(FailureKind.RATE_LIMITED));
        answers.put("b", fails(FailureKind.SERVER_ERROR));

        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT))
                .isInstanceOf(ExhaustedException.class)
                .hasMessageContaining("1) a/model rate_limited")
                .hasMessageContaining("2) b/model server_error");
    }

    @Test
    void throwsWhatAllTargetsHaveInCommon() {
        answers.put("a", fails(FailureKind.RATE_LIMITED));
        answers.put("b", fails(FailureKind.RATE_LIMITED));

        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT)).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void tellsListenersOfEachAttemptAndOfTheEndOnce() {
        answers.put("a", fails(FailureKind.OVERLOADED));
        answers.put("b", says("yes"));
        router.chat(HELLO, CallOptions.DEFAULT);

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Attempted", "Attempted", "Ended");
    }

    @Test
    void plansWithoutCalling() {
        assertThat(router.plan(HELLO, CallOptions.DEFAULT).ranked()).hasSize(2);
        assertThat(events).isEmpty();
    }

    @Test
    void saysWhichPolicyIsMeant() {
        assertThatThrownBy(() -> router.plan(HELLO, CallOptions.DEFAULT.withPolicy("defualt")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("default");
        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT.withPolicy("defualt")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void letsCallsUnderWayEndAsTheyBeganWhenReloaded() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch reloaded = new CountDownLatch(1);
        answers.put("a", call -> {
            asked.countDown();
            await(reloaded);
            return says("from the old").apply(call);
        });
        answers.put("c", says("from the new"));
        CompletableFuture<Answer> old = CompletableFuture.supplyAsync(() -> router.chat(HELLO, CallOptions.DEFAULT));
        await(asked);

        router.reload(Workbench.config("c"));

        assertThat(router.chat(HELLO, CallOptions.DEFAULT).response().text()).isEqualTo("from the new");
        assertThat(closed).isEmpty();
        reloaded.countDown();
        assertThat(old.get(1, TimeUnit.MINUTES).response().text()).isEqualTo("from the old");
        assertThat(closed).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keepsTheOldConfigurationWhenTheNewOneDoesNotFit() {
        answers.put("a", says("still here"));

        assertThatThrownBy(() -> router.reload(Workbench.config("c", "refused")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account 'refused' does not fit");
        assertThat(router.chat(HELLO, CallOptions.DEFAULT).response().text()).isEqualTo("still here");
        assertThat(closed).containsExactly("c");
    }

    @Test
    void givesCallsUpWhenClosed() {
        CountDownLatch asked = new CountDownLatch(1);
        answers.put("a", call -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            call.cancellation().onCancel(cancelled::countDown);
            asked.countDown();
            await(cancelled);
            return Outcome.failed(call.cancellation().reason().orElseThrow());
        });
        CompletableFuture<Answer> call = CompletableFuture.supplyAsync(() -> router.chat(HELLO, CallOptions.DEFAULT));
        await(asked);

        router.close();

        assertThatThrownBy(() -> call.get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the router is closed");
        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT)).isInstanceOf(IllegalStateException.class);
        assertThat(closed).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void saysWhenItIsWorthTryingAgainWhileEveryTargetIsOut() {
        answers.put("a", fails(FailureKind.SERVER_ERROR));
        answers.put("b", fails(FailureKind.SERVER_ERROR));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT)).isInstanceOf(ExhaustedException.class);
        }

        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        NoEligibleModelException.class,
                        e -> assertThat(e.failure().retryAfter()).isPositive());
    }

    @Test
    void namesCallsByRandomIds() {
        try (LlmRouter usual = LlmRouter.builder(Workbench.config("a"))
                .provider("memory", InMemory::new)
                .build()) {
            answers.put("a", says("yes"));
            UUID one = UUID.fromString(
                    usual.chat(HELLO, CallOptions.DEFAULT).decision().id());
            UUID two = UUID.fromString(
                    usual.chat(HELLO, CallOptions.DEFAULT).decision().id());

            assertThat(one.version()).isEqualTo(4);
            assertThat(one.variant()).isEqualTo(2);
            assertThat(one).isNotEqualTo(two);
        }
    }

    @Test
    void saysWhichDialectNobodySpeaks() {
        assertThatThrownBy(() -> LlmRouter.builder(Workbench.config("a")).build())
                .hasMessageContaining("nothing here speaks the dialect 'memory' of account 'a'");
    }

    private static Function<ProviderCall<ChatRequest>, Outcome<ChatResponse>> says(String text) {
        return call -> Outcome.answered(ChatResponse.of("model", text, Usage.of(3, 2)));
    }

    private static Function<ProviderCall<ChatRequest>, Outcome<ChatResponse>> fails(FailureKind kind) {
        return call -> Outcome.failed(Failure.of(kind, "as told"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class InMemory implements Provider {
        private final String account;

        InMemory(Account account) {
            this.account = account.name();
            if (this.account.equals("refused")) {
                throw new IllegalArgumentException("account 'refused' does not fit");
            }
        }

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            return answers.get(account).apply(call);
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return Outcome.failed(FailureKind.UNSUPPORTED, "no streams here");
        }

        @Override
        public void close() {
            closed.add(account);
        }
    }
}
