package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One account with two keys, configured in YAML, against a provider over real HTTP. */
class KeysOverHttpTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.answers("ok");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final LlmRouter router = LlmRouter.builder(config())
            .clock(() -> now)
            .pause((time, cancellation) -> pass(time))
            .build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void sparesTheKeyThatIsRateLimited() {
        PROVIDER.script("429 retry-after=3, ok");
        ask();
        ask();
        ask();
        now = now.plusSeconds(3);
        ask();
        ask();

        assertThat(keys()).startsWith("one two two two").contains("two one");
        assertThat(waits).isEmpty();
    }

    @Test
    void waitsAsLongAsTheKeyThatIsWarmFirstAsks() {
        PROVIDER.script("429 retry-after=9, 429 retry-after=4, ok");
        ask();

        assertThat(keys()).isEqualTo("one two two");
        assertThat(waits).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void sendsNothingWhileEveryKeyIsRefusedAndTriesAgainAfterAMinute() {
        PROVIDER.script("bad-key, no-credit, ok");
        assertThatThrownBy(this::ask).isInstanceOf(ProviderRejectedException.class);
        assertThatThrownBy(this::ask)
                .isInstanceOf(ProviderRejectedException.class)
                .hasMessageContaining("key #1 …-one is off (authentication) until 2026-11-20T12:01:00Z")
                .hasMessageContaining("key #2 …-two is off (billing) until 2026-11-20T12:01:00Z");
        assertThat(PROVIDER.requests()).hasSize(2);
        assertThat(router.unavailableUntil("default")).hasValue(now.plusSeconds(60));

        now = now.plusSeconds(60);
        ask();
        assertThat(PROVIDER.requests()).hasSize(3);
        assertThat(router.operations().keys()).extracting(KeyReport::state).containsOnly("usable");
    }

    @Test
    void opensTheBreakerAsConfiguredAndSendsNothingMore() {
        PROVIDER.script("503");
        assertThatThrownBy(this::ask).isInstanceOf(LlmRouterException.class);
        assertThatThrownBy(this::ask).isInstanceOf(LlmRouterException.class);
        int sent = PROVIDER.requests().size();

        assertThatThrownBy(this::ask)
                .isInstanceOf(NoEligibleModelException.class)
                .hasMessageContaining("open until");
        assertThat(sent).isEqualTo(4);
        assertThat(PROVIDER.requests()).hasSize(sent);
    }

    private void ask() {
        router.chat(HELLO, CallOptions.DEFAULT);
    }

    private boolean pass(Duration time) {
        waits.add(time);
        now = now.plus(time);
        return true;
    }

    private static String keys() {
        return PROVIDER.requests().stream()
                .map(request -> request.headers().get("authorization").replace("Bearer test-key-", ""))
                .collect(Collectors.joining(" "));
    }

    private static RouterConfig config() {
        String yaml =
                """
                providers:
                  a:
                    type: openai-compatible
                    baseUrl: "%s"
                    apiKeys: [ test-key-one, test-key-two ]
                    breaker: { window: 10, minimumCalls: 4, jitter: 0 }
                models:
                  a/model: { contextWindow: 100000 }
                policies:
                  default:
                    candidates: [ a/model ]
                    retry: { maxAttempts: 3, backoff: 100ms, jitter: 0 }
                """
                        .formatted(PROVIDER.baseUrl());
        return ReadConfig.of(yaml);
    }
}
