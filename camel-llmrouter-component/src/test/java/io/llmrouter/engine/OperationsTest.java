package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.TargetEvent;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.engine.state.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Target A = new Target("a", "model");
    private static final Target B = new Target("b", "model");

    private final Map<String, Failure> failures = new HashMap<>();
    private final List<TargetEvent> events = new ArrayList<>();
    private Instant now = NOON;
    private final LlmRouter router = LlmRouter.builder(Workbench.config("a", "b"))
            .provider("memory", account -> new Answering(account.name()))
            .clock(() -> now)
            .targetListener(events::add)
            .build();
    private final Operations operations = router.operations();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void takesATargetOutAndPutsItBack() {
        operations.takeOut(A, "maintenance");
        assertThat(router.chat(HELLO, CallOptions.DEFAULT).target()).isEqualTo(B);
        assertThat(refusals()).containsExactly("a/model: taken out by hand: maintenance");
        assertThat(operations.targets()).extracting(TargetReport::takenOut).containsExactly("maintenance", null);

        operations.putBack(A);
        operations.putBack(A);
        assertThat(router.chat(HELLO, CallOptions.DEFAULT).target()).isEqualTo(A);
        assertThat(events)
                .containsExactly(new TargetEvent.TakenOut(NOON, A, "maintenance"), new TargetEvent.PutBack(NOON, A));
    }

    @Test
    void keepsATargetOutWhenTheConfigurationIsReloaded() {
        operations.takeOut(A, "maintenance");
        router.reload(Workbench.config("a", "b"));

        assertThat(router.chat(HELLO, CallOptions.DEFAULT).target()).isEqualTo(B);
    }

    @Test
    void opensClosesAndResetsBreakers() {
        operations.openBreaker(A);
        assertThat(router.chat(HELLO, CallOptions.DEFAULT).target()).isEqualTo(B);
        assertThat(states()).containsExactly("held_open", "closed");

        operations.closeBreaker(A);
        assertThat(states()).containsExactly("closed", "closed");
        operations.openBreaker(B);
        operations.resetBreaker(B);
        assertThat(states()).containsExactly("closed", "closed");
        assertThat(events).hasSize(4);
    }

    @Test
    void showsKeysMaskedWithTheirUse() {
        failures.put("a", new Failure(FailureKind.RATE_LIMITED, "slow", 429, null, Duration.ofSeconds(30)));
        router.chat(HELLO, CallOptions.DEFAULT);

        KeyReport first = operations.keys().get(0);
        assertThat(first.account()).isEqualTo("a");
        assertThat(first.key()).isEqualTo("#1 none");
        assertThat(first.state()).isEqualTo("cooling");
        assertThat(first.until()).isEqualTo(NOON.plusSeconds(30));
        assertThat(first.usage().failures()).containsEntry(FailureKind.RATE_LIMITED, 1L);
        assertThat(operations.keys().get(1).usage().outputTokens()).isEqualTo(2);
    }

    @Test
    void saysWhichTargetIsMeant() {
        assertThatThrownBy(() -> operations.takeOut(new Target("a", "modle"), "typo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no target 'a/modle'; did you mean 'a/model'?");
    }

    @Test
    void saysWhenTheFirstTargetIsLiveAgain() {
        assertThat(router.unavailableUntil("default")).isEmpty();
        failures.put("a", new Failure(FailureKind.RATE_LIMITED, "slow", 429, null, Duration.ofSeconds(90)));
        failures.put("b", new Failure(FailureKind.RATE_LIMITED, "slow", 429, null, Duration.ofSeconds(40)));
        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT)).isInstanceOf(RateLimitedException.class);

        assertThat(router.unavailableUntil("default")).hasValue(NOON.plusSeconds(40));
        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT)).isInstanceOf(RateLimitedException.class);
        operations.takeOut(B, "maintenance");
        assertThat(router.unavailableUntil("default")).hasValue(NOON.plusSeconds(90));

        operations.openBreaker(A);
        assertThat(router.unavailableUntil("default")).hasValue(Instant.MAX);
        operations.closeBreaker(A);
        now = NOON.plusSeconds(90);
        assertThat(router.unavailableUntil("default")).isEmpty();
        assertThatThrownBy(() -> router.unavailableUntil("defualt")).hasMessageContaining("did you mean 'default'?");
    }

    @Test
    void refusesATargetWhoseBreakerOpenedAndExplainsIt() {
        failures.put("a", Failure.of(FailureKind.SERVER_ERROR, "broken"));
        for (int i = 0; i < 5; i++) {
            router.chat(HELLO, CallOptions.DEFAULT);
        }

        assertThat(refusals().get(0))
                .startsWith("a/model: open until 2026-11-20T12:00:")
                .endsWith("5 of the last 5 calls failed (5 server_error)");
        assertThat(router.unavailableUntil("default")).isEmpty();
    }

    private List<String> refusals() {
        return router.plan(HELLO, CallOptions.DEFAULT).refusals().stream()
                .map((Refusal refusal) -> refusal.target() + ": " + refusal.reason())
                .toList();
    }

    private List<String> states() {
        return operations.targets().stream().map(each -> each.breaker().state()).toList();
    }

    private final class Answering implements Provider {
        private final String account;

        Answering(String account) {
            this.account = account;
        }

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            Failure failure = failures.get(account);
            return failure == null
                    ? Outcome.answered(ChatResponse.of("model", "yes", Usage.of(3, 2)))
                    : Outcome.failed(failure);
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return Outcome.failed(FailureKind.UNSUPPORTED, "no streams here");
        }
    }
}
