package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations beside chat go the same way as chats: policies, plans, retries, fallbacks, costs and decisions. */
class PerformTest {

    private static final String CONFIG =
            """
            providers:
              vectors: { type: openai-compatible, baseUrl: "http://vectors" }
              spare: { type: openai-compatible, baseUrl: "http://spare" }
              talker: { type: anthropic-compatible, baseUrl: "http://talker" }
            models:
              vectors/small: { operations: [ embed ], price: { input: 0.02 } }
              spare/small: { operations: [ embed ], price: { input: 0.1 } }
              talker/claude: { operations: [ chat ], price: { input: 1, output: 5 } }
            policies:
              default:
                candidates: [ talker/claude, vectors/small, spare/small ]
                strategy: ordered
                retry: { maxAttempts: 1 }
            """;

    private final Queue<Outcome<EmbedResponse>> script = new ArrayDeque<>();
    private final LlmRouter router = LlmRouter.builder(ReadConfig.of(CONFIG))
            .provider("openai", Embedder::new)
            .provider("anthropic", account -> new Talker())
            .build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void answersWithTheResponseOfTheRequestAndItsDecision() {
        script.add(Outcome.answered(vectors(12)));

        Result<EmbedResponse> result = router.perform(EmbedRequest.of(List.of("hello")), CallOptions.DEFAULT);

        assertThat(result.response().vectors()).containsExactly(new float[] {1, 2});
        assertThat(result.target()).hasToString("vectors/small");
        assertThat(result.decision().cost()).isEqualTo(Money.usd("0.00000024"));
    }

    @Test
    void showsAnOperatorWhatIsLeftOfTheLimits() {
        script.add(Outcome.answered(vectors(12)));
        router.perform(EmbedRequest.of(List.of("hello")), CallOptions.DEFAULT);

        assertThat(Snapshot.of(router).get("targets"))
                .asString()
                .contains("requestsLeft=3")
                .doesNotContain("tokensLeft");
    }

    @Test
    void goesOnToTheNextCandidateWhenOneFails() {
        script.add(Outcome.failed(FailureKind.OVERLOADED, "busy"));
        script.add(Outcome.answered(vectors(12)));

        Result<EmbedResponse> result = router.perform(EmbedRequest.of(List.of("hello")), CallOptions.DEFAULT);

        assertThat(result.target()).hasToString("spare/small");
        assertThat(result.decision().attempts())
                .extracting(Attempt::failure)
                .extracting(f -> f == null)
                .containsExactly(false, true);
    }

    @Test
    void plansWithoutModelsForSomethingElse() {
        assertThat(router.plan(EmbedRequest.of(List.of("hello")), CallOptions.DEFAULT)
                        .refusals())
                .extracting(refusal -> refusal.target() + " " + refusal.reason())
                .containsExactly("talker/claude it does not embed; it can chat");
        assertThat(router.plan(ChatRequest.of("hello"), CallOptions.DEFAULT).refusals())
                .hasSize(2)
                .extracting(refusal -> refusal.constraint())
                .containsOnly("operation");
    }

    @Test
    void namesWhoCouldHaveDoneItWhenNobodyMay() {
        assertThatThrownBy(() -> router.perform(
                        EmbedRequest.of(List.of("hello")), CallOptions.DEFAULT.withModels(List.of("talker/claude"))))
                .isInstanceOf(NoEligibleModelException.class)
                .hasMessageContaining("talker/claude: it does not embed")
                .hasMessageContaining("accounts that embed: spare, vectors");
        assertThatThrownBy(() -> router.perform(RerankRequest.of("q", List.of("d")), CallOptions.DEFAULT))
                .isInstanceOf(NoEligibleModelException.class)
                .hasMessageContaining("no account here can rerank");
    }

    @Test
    void estimatesWhatNobodyReported() {
        script.add(Outcome.answered(vectors(0)));

        Result<EmbedResponse> result =
                router.perform(EmbedRequest.of(List.of("hello there, how are you")), CallOptions.DEFAULT);

        assertThat(result.response().usage().source()).isEqualTo(Usage.Source.ESTIMATED);
        assertThat(result.response().usage().inputTokens()).isBetween(4L, 9L);
    }

    @Test
    void countsWhatWasUsedBeforeAPartFailed() {
        script.add(Outcome.failed(Failure.of(FailureKind.INVALID_REQUEST, "the second part is wrong")));

        assertThatThrownBy(() -> router.perform(EmbedRequest.of(List.of("partly")), CallOptions.DEFAULT))
                .isInstanceOfSatisfying(LlmRouterException.class, e -> assertThat(
                                e.decision().orElseThrow().attempts().get(0).usage())
                        .isEqualTo(Usage.of(5, 0)));
    }

    @Test
    void tellsTheProvidersNameForTheCallAndWhatIsLeftOfItsLimits() {
        script.add(Outcome.answered(vectors(12)));

        Result<EmbedResponse> result = router.perform(EmbedRequest.of(List.of("hello")), CallOptions.DEFAULT);

        assertThat(result.decision().attempts().get(0).requestId()).isEqualTo("req-7");
        assertThat(Explanation.json(result.decision())).contains("\"requestId\":\"req-7\"");
    }

    @Test
    void countsTokensAnywhereAndForNothing() {
        Result<CountTokensResponse> result = router.perform(
                new CountTokensRequest(ChatRequest.of("What is the capital of France?"), true), CallOptions.DEFAULT);

        assertThat(result.target()).hasToString("talker/claude");
        assertThat(result.response().way()).isEqualTo(CountTokensResponse.Way.ESTIMATE);
        assertThat(result.response().tokens()).isBetween(8L, 16L);
        assertThat(result.response().error()).isEqualTo(0.18);
        assertThat(result.decision().cost()).isEqualTo(Money.ZERO);
    }

    private static EmbedResponse vectors(long tokens) {
        return new EmbedResponse("small", List.of(new float[] {1, 2}), Usage.of(tokens, 0));
    }

    /** Embeds as the script says, and does nothing else. */
    private final class Embedder extends Talker {

        Embedder(Account account) {
            assertThat(account.baseUrl()).isNotNull();
        }

        @Override
        public Set<Operation> operations() {
            return Set.of(Operation.EMBED);
        }

        @Override
        public <R extends ModelResponse> Outcome<R> perform(ProviderCall<? extends ModelRequest<R>> call) {
            ModelRequest<R> request = call.request();
            Headroom requests = new Headroom(100L, 3L, Duration.ofSeconds(20));
            call.notes().told(new ResponseNotes("req-7", requests, Headroom.UNKNOWN, null));
            if (request.texts().contains("partly")) {
                call.notes().used(Usage.of(5, 0));
            }
            return script.remove().map(request.answerType()::cast);
        }
    }

    private static class Talker implements Provider {

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            return Outcome.answered(ChatResponse.of(call.model(), "hello", Usage.of(1, 1)));
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            throw new IllegalStateException("nobody streams here ");
        }
    }
}
