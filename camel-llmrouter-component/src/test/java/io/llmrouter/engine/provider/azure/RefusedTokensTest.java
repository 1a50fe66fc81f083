package io.llmrouter.engine.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Tokens of Entra ID that Azure refuses, over real HTTP, with credentials that keep their token as Microsoft's do. */
class RefusedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    private final ScriptedProvider server = ScriptedProvider.replies(
            request -> "Bearer token-1".equals(request.headers().get("Authorization"))
                    ? Reply.error(401, "auth", "invalid_api_key", "no")
                    : Reply.text("ok"));

    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetchesAnotherTokenWhenOneIsRefused(boolean stream) {
        Provider provider = provider(this::keeping);

        if (stream) {
            ProviderKit.all(provider.stream(call()));
        } else {
            ProviderKit.answer(provider.chat(call()));
        }
        ProviderKit.answer(provider.chat(call()));

        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
        assertThat(made).hasValue(2);
    }

    @Test
    void asksTwiceAtMost() {
        server.reply(request -> Reply.error(401, "auth", "invalid_api_key", "no"));

        assertThat(ProviderKit.failure(provider(this::keeping).chat(call())).kind())
                .isEqualTo(FailureKind.AUTHENTICATION);

        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void sendsNothingAgainWhereTheSameTokenIsGiven() {
        TokenCredential shared = keeping();

        assertThat(ProviderKit.failure(provider(() -> shared).chat(call())).kind())
                .isEqualTo(FailureKind.AUTHENTICATION);

        assertThat(sent()).containsExactly("Bearer token-1");
    }

    @Test
    void keepsATokenWhereOnlyTheRequestIsRefused() {
        server.reply(request -> Reply.error(400, "invalid_request_error", null, "no"));
        Provider provider = provider(this::keeping);

        ProviderKit.failure(provider.chat(call()));
        ProviderKit.failure(provider.chat(call()));

        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-1");
    }

    private TokenCredential keeping() {
        String token = "token-" + made.incrementAndGet();
        return wanted ->
                Mono.just(new AccessToken(token, NOW.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC)));
    }

    private List<String> sent() {
        return server.requests().stream()
                .map(request -> request.headers().get("Authorization"))
                .toList();
    }

    private Provider provider(Supplier<TokenCredential> found) {
        Preset preset = Presets.builtIn().find("azure-openai").orElseThrow();
        Account account =
                new Account("acc", preset, server.baseUrl(), List.of(Credential.NONE), null, Set.of(), Map.of(), null);
        return HttpProvider.factory(
                        pool.transport(),
                        Dialects.all(() -> NOW).get("openai"),
                        Map.of("entra", any -> new EntraSigner(found, "a-scope", () -> NOW)))
                .create(account);
    }

    private static ProviderCall<ChatRequest> call() {
        return new ProviderCall<>(
                ChatRequest.of("hi"),
                "m",
                CardFacts.NONE,
                Credential.NONE,
                Duration.ofSeconds(2),
                new Cancellation(),
                null,
                CallNotes.NONE);
    }
}
