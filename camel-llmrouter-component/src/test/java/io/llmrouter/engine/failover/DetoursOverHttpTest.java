package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.failover.FaultScene.Dialect;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.test.Fault;
import io.llmrouter.test.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the failure kinds let a call go only on a condition: the condition met and not met, over real HTTP. */
@Timeout(60)
class DetoursOverHttpTest {

    private static final String RETRY = "retry: { maxAttempts: 3, backoff: 100ms, jitter: 0 }\n";

    private final FaultScene scene = new FaultScene(Dialect.OPENAI);

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnlyToALargerWindowWhenTheContextIsTooLong(boolean streaming) {
        scene.windows.put("a", 8_000);
        scene.windows.put("b", 4_000);
        scene.target("a", Fault.CONTEXT_LENGTH).target("b", Fault.NONE).target("c", Fault.NONE);

        assertThat(scene.ask(streaming).brief()).isEqualTo(Fault.TEXT);
        assertThat(scene.way()).isEqualTo("a1 c1");
    }

    /** By our count the prompt and the answer may just fit; the provider says they do not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksOnceForAShorterAnswerWhenOnlyThatOverflows(boolean streaming) {
        scene.windows.put("a", 1_000);
        scene.request = ChatRequest.of("word ".repeat(390)).withSampling(Sampling.DEFAULT.withMaxTokens(600));
        scene.target("a", Fault.CONTEXT_LENGTH_WITH_SIZE);

        assertThat(scene.ask(streaming).brief()).isEqualTo("[context_length]");
        assertThat(scene.way()).isEqualTo("a1 a1");
        List<ReceivedRequest> requests = scene.server.requests("a");
        assertThat(tokens(requests.get(0))).isEqualTo(600);
        assertThat(tokens(requests.get(1))).isBetween(300, 599);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesWhereThePolicySaysWhenContentIsRefused(boolean streaming) {
        scene.policy = RETRY + "fallbacks: { contentPolicy: [ c/model ] }";
        scene.target("a", Fault.CONTENT_FILTER_IN_200).target("b", Fault.NONE).target("c", Fault.NONE);

        assertThat(scene.ask(streaming).brief()).isEqualTo(Fault.TEXT);
        assertThat(scene.way()).isEqualTo("a1 c1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void repeatsNothingThatWasSentWhereThePolicyForbidsIt(boolean streaming) {
        scene.policy = "retry: { maxAttempts: 3, backoff: 100ms, jitter: 0, afterSend: false }";
        scene.target("a", Fault.RESET_AFTER_READ, Fault.NONE).target("b", Fault.NONE);

        assertThat(scene.ask(streaming).brief()).isEqualTo(Fault.TEXT);
        assertThat(scene.way()).isEqualTo("a1 b1");
        assertThat(scene.decision().attempts().get(0).usage())
                .as("what may have been billed")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsNothingThatTheDialectCannotSay(boolean streaming) {
        Content sound = new Content.Media(
                Modality.AUDIO, "audio/wav", MediaSource.inline(new byte[] {1, 2, 3}), "sound.wav", null);
        try (FaultScene silent = new FaultScene(Dialect.ANTHROPIC)) {
            silent.request = ChatRequest.of(List.of(Message.user(List.of(Content.text("Listen!"), sound))));
            silent.target("a", Fault.NONE).target("b", Fault.NONE);

            assertThat(silent.ask(streaming).brief()).isEqualTo("[unsupported]");
            assertThat(silent.server.calls()).isZero();
            assertThat(silent.decision().cost()).isEqualTo(Money.ZERO);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsNoLongerThanTheCallHasTime(boolean streaming) {
        scene.policy = RETRY + "timeout: { total: 5s }";
        scene.target("a", Fault.RATE_LIMITED_SECONDS);

        assertThat(scene.ask(streaming).brief()).isEqualTo("[rate_limited]");
        assertThat(scene.way()).isEqualTo("a1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWithTheCallersTime(boolean streaming) {
        scene.policy = RETRY + "timeout: { total: 700ms, firstToken: 30s }";
        scene.target("a", Fault.NO_ANSWER).target("b", Fault.NONE);

        assertThat(scene.ask(streaming).brief()).isEqualTo("[timeout]");
        assertThat(scene.way()).isEqualTo("a1");
        assertThat(scene.server.calls()).isEqualTo(1);
    }

    /** To wait before an attempt that will be refused is time lost; and the failure says more than the refusal. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnWithoutWaitingWhenTheBreakerOpens(boolean streaming) {
        scene.policy = RETRY;
        scene.account = ", breaker: { window: 10, minimumCalls: 2, jitter: 0 }";
        scene.target("a", Fault.SERVER_ERROR).target("b", Fault.SERVER_ERROR);

        assertThat(scene.ask(streaming).brief()).isEqualTo("[server_error]");
        assertThat(scene.way()).isEqualTo("a1 100 a1 b1 100 b1");
        assertThat(scene.router().operations().targets())
                .allSatisfy(target -> assertThat(target.breaker().state()).isEqualTo("open"));
    }

    private static int tokens(ReceivedRequest request) {
        return ((Number) request.body().get("max_tokens")).intValue();
    }
}
