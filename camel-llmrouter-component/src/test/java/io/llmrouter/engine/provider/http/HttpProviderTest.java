package io.llmrouter.engine.provider.http;

import static io.llmrouter.engine.provider.ProviderKit.answer;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProviderTest {

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    @Test
    void sendsTheRequestAndReadsTheAnswer() {
        server.reply(request -> Reply.text("It is four.").usage(12, 4));

        var answer = answer(provider().chat(call("What is two and two?")));

        assertThat(answer.text()).isEqualTo("It is four.");
        assertThat(answer.usage()).isEqualTo(Usage.of(12, 4));
        ReceivedRequest request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer " + ProviderKit.KEY)
                .containsEntry("Content-Type", "application/json");
        assertThat(request.body()).containsOnlyKeys("model", "messages");
    }

    @Test
    void readsToolCalls() {
        server.reply(request -> Reply.toolCall("weather", "{\"city\":\"Bern\"}").andToolCall("time", "{}"));

        var answer = answer(provider().chat(call("?")));

        assertThat(answer.message().toolCalls())
                .containsExactly(
                        new ToolCall("call_weather", "weather", "{\"city\":\"Bern\"}"),
                        new ToolCall("call_time", "time", "{}"));
    }

    @Test
    void keepsItsConnectionForTheNextCall() {
        server.script("ok, 429, ok");
        Provider provider = provider();

        for (int i = 0; i < 3; i++) {
            provider.chat(call("hello"));
        }

        assertThat(pool.kept()).isEqualTo(1);
    }

    @Test
    void addsTheProvidersHeadersAndQuery() {
        server.script("ok");
        Quirks quirks = new Quirks(
                "/deployments/{model}/chat",
                new Quirks.Auth("api-key", ""),
                Map.of("X-Title", "test"),
                Map.of("api-version", "2025 1"),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);

        answer(provider(quirks).chat(call("hello")));

        ReceivedRequest request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/deployments/m-1/chat?api-version=2025%201");
        assertThat(request.headers())
                .containsEntry("api-key", ProviderKit.KEY)
                .containsEntry("X-Title", "test")
                .doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, OVERLOADED",
        "400, INVALID_REQUEST",
        "bad-key, AUTHENTICATION",
        "no-credit, BILLING",
        "no-model, NOT_FOUND",
        "context-length, CONTEXT_LENGTH",
        "content-policy, CONTENT_POLICY",
        "content-filter, CONTENT_POLICY",
        "error-in-200, SERVER_ERROR",
        "malformed, MALFORMED_RESPONSE",
        "empty, MALFORMED_RESPONSE",
        "html, MALFORMED_RESPONSE",
        "cut, CONNECTION_LOST",
        "cut-midway, CONNECTION_LOST"
    })
    void tellsHowTheProviderFailed(String step, FailureKind kind) {
        server.script(step);

        assertThat(failure(provider().chat(call("hello"))).kind()).isEqualTo(kind);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsHowLongTheProviderAsksToWait() {
        server.script("429 retry-after=2");

        Failure failure = failure(provider().chat(call("hello")));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(failure.status()).isEqualTo(429);
        assertThat(failure.code()).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void waitsForTheLimitThatWasReachedWhereNothingElseIsTold() {
        server.reply(request -> Reply.error(429, "requests", "rate_limit_exceeded", "Too many tokens")
                .header("x-ratelimit-remaining-tokens", "0")
                .header("x-ratelimit-reset-tokens", "6m0s"));

        assertThat(failure(provider().chat(call("hello"))).retryAfter()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void neverShowsTheKeyThatAProviderEchoes() {
        server.reply(request -> Reply.error(401, "auth", null, "no such key: " + ProviderKit.KEY));

        Failure failure = failure(provider().chat(call("hello")));

        assertThat(failure.message()).doesNotContain("0123456789").startsWith("no such key");
    }

    @Test
    void doesNotFollowRedirects() {
        server.reply(request -> Reply.raw(307, "text/plain", "").header("Location", server.baseUrl() + "/elsewhere"));

        Failure failure = failure(provider().chat(call("hello")));

        assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        assertThat(failure.message()).contains("redirect");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void sendsNothingThatTheProtocolCannotSay() {
        server.script("ok");
        Content sound = new Content.Media(Modality.AUDIO, "audio/wav", MediaSource.remote("https://x/y"), null, null);

        Failure failure = failure(provider().chat(call(ChatRequest.of(List.of(Message.user(List.of(sound)))))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void cancellingEndsACallThatWaitsAndTellsTheReason() throws Exception {
        server.script("hang");
        Cancellation cancellation = new Cancellation();
        Failure reason = Failure.of(FailureKind.TIMEOUT, "total timeout of 1 s");

        var outcome = CompletableFuture.supplyAsync(() -> provider().chat(call(ChatRequest.of("hello"), cancellation)));
        Awaitility.await().until(() -> server.requests().size() == 1);
        cancellation.cancel(reason);

        assertThat(failure(outcome.get(1, TimeUnit.MINUTES))).isEqualTo(reason);
    }

    @Test
    void sendsNothingWhenCancelledBefore() {
        server.script("ok");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel(Failure.of(FailureKind.CANCELLED, "the caller left"));

        Failure failure = failure(provider().chat(call(ChatRequest.of("hello"), cancellation)));

        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesAnAccountWithoutAUsableAddress() {
        ProviderFactory factory = HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()));

        assertThatThrownBy(() -> factory.create(ProviderKit.account(null, ProviderKit.PLAIN)))
                .hasMessage("account 'acc' of type 'test' needs a baseUrl");
        assertThatThrownBy(() -> factory.create(ProviderKit.account("localhost:80/v1", ProviderKit.PLAIN)))
                .hasMessageContaining("is not an address such as");
    }

    private Provider provider() {
        return provider(ProviderKit.PLAIN);
    }

    private Provider provider(Quirks quirks) {
        return HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()))
                .create(ProviderKit.account(server.baseUrl(), quirks));
    }
}
