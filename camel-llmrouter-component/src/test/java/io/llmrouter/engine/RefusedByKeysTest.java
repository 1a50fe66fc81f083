package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How calls fail that find no candidate, because of what earlier calls left behind. */
class RefusedByKeysTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    @RegisterExtension
    static final ScriptedProvider ONE = ScriptedProvider.answers("ok");

    @RegisterExtension
    static final ScriptedProvider TWO = ScriptedProvider.answers("ok");

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final LlmRouter router =
            LlmRouter.builder(config()).clock(() -> now).build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void isRateLimitedUntilTheFirstKeyIsWarm() {
        afterFirst("429 retry-after=900", "429 retry-after=400");
        now = now.plusSeconds(100);

        assertRefused(FailureKind.RATE_LIMITED, Duration.ofSeconds(300));
    }

    @Test
    void isRejectedWhileTheFirstToComeBackIs() {
        afterFirst("429 retry-after=900", "no-credit");

        assertRefused(FailureKind.BILLING, Duration.ofSeconds(60));
    }

    @Test
    void isRateLimitedWhileTheFirstToComeBackIs() {
        afterFirst("bad-key", "429 retry-after=30");

        assertRefused(FailureKind.RATE_LIMITED, Duration.ofSeconds(30));
    }

    @Test
    void hasNoEligibleModelWhereABreakerIsOpenToo() {
        afterFirst("429 retry-after=900", "503");

        assertRefused(FailureKind.NO_ELIGIBLE_MODEL, Duration.ofSeconds(30));
    }

    @Test
    void countsOnlyCandidatesThatMeetTheDemands() {
        afterFirst("429 retry-after=900", "429 retry-after=400");
        ChatRequest withTool = HELLO.withTools(
                List.of(new ToolSpec("clock", "Tells the time.", "{\"type\": \"object\"}", false)), ToolChoice.AUTO);

        Failure failure = refusal(withTool);

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(900));
        assertThat(failure.message()).contains("two/model: ", "tools");
    }

    @Test
    void hasNoEligibleModelWhereNoKeyWouldHelp() {
        afterFirst("429 retry-after=900", "429 retry-after=400");
        ChatRequest tooLong = HELLO.withMessages(List.of(Message.user("word ".repeat(200_000))));

        Failure failure = refusal(tooLong);

        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ELIGIBLE_MODEL);
        assertThat(failure.retryAfter()).isNull();
    }

    @Test
    void hasNoEligibleModelWhereATargetWasTakenOut() {
        afterFirst("429 retry-after=900", "429 retry-after=400");
        router.operations().takeOut(new Target("two", "model"), "maintenance");

        assertRefused(FailureKind.NO_ELIGIBLE_MODEL, Duration.ofSeconds(900));
    }

    private void assertRefused(FailureKind kind, Duration wait) {
        int sent = ONE.requests().size() + TWO.requests().size();

        Failure failure = refusal(HELLO);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAfter()).isEqualTo(wait);
        assertThat(failure.message()).startsWith("every candidate was refused: ");
        assertThat(ONE.requests().size() + TWO.requests().size()).isEqualTo(sent);
    }

    private void afterFirst(String one, String two) {
        ONE.script(one);
        TWO.script(two);
        refusal(HELLO);
    }

    private Failure refusal(ChatRequest request) {
        return catchThrowableOfType(LlmRouterException.class, () -> router.chat(request, CallOptions.DEFAULT))
                .failure();
    }

    private static RouterConfig config() {
        String account =
                """
                %s: { type: openai-compatible, baseUrl: "%s", apiKey: k, breaker: { minimumCalls: 1, jitter: 0 } }""";
        return ReadConfig.of(
                """
                providers:
                  %s
                  %s
                models:
                  one/model: { contextWindow: 100000, features: [ tools ] }
                  two/model: { contextWindow: 100000, features: [ streaming ] }
                policies:
                  default:
                    candidates: [ one/model, two/model ]
                    retry: { maxAttempts: 1 }
                """
                        .formatted(account.formatted("one", ONE.baseUrl()), account.formatted("two", TWO.baseUrl())));
    }
}
