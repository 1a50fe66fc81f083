package io.llmrouter.engine.provider.http;

import static io.llmrouter.engine.provider.ProviderKit.answer;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestsTest {

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    @Test
    void signsTheWholeRequestOfAnAccountWithoutAKey() {
        Provider provider = provider(
                Credential.NONE,
                account -> (request, key, cancellation) ->
                        Outcome.answered(Map.of("X-Signature", request.method() + " " + request.body().length)));

        answer(provider.chat(call(Credential.NONE)));

        assertThat(server.requests().get(0).headers())
                .hasEntrySatisfying(
                        "X-Signature", signature -> assertThat(signature).matches("POST \\d\\d+"))
                .doesNotContainKey("Authorization");
    }

    @Test
    void sendsAKeyInsteadOfASignature() {
        Credential key = new Credential(ProviderKit.KEY);
        Provider provider = provider(key, account -> {
            throw new AssertionError("no signer is wanted");
        });

        answer(provider.chat(call(key)));

        assertThat(server.requests().get(0).headers())
                .containsEntry("Authorization", "Bearer " + ProviderKit.KEY)
                .doesNotContainKey("X-Signature");
    }

    /** Messages are cut where they are long, also in the middle of a token. */
    @ParameterizedTest
    @ValueSource(ints = {20, 100, 2000})
    void hidesWhatASignerAddedWhereTheProviderQuotesIt(int length) {
        String token = "0123456789".repeat(length / 10);
        Provider provider = provider(
                Credential.NONE,
                account ->
                        (request, key, cancellation) -> Outcome.answered(Map.of("Authorization", "Bearer " + token)));
        server.reply(request ->
                Reply.error(400, "bad", "bad", "no good: " + request.headers().get("Authorization")));

        Failure failure = failure(provider.chat(call(Credential.NONE)));

        assertThat(failure.message()).startsWith("no good: ").doesNotContain("01234567");
        assertThat(failure(provider.stream(call(Credential.NONE))).message()).doesNotContain("01234567");
    }

    @Test
    void sendsNothingThatCannotBeSigned() {
        Provider provider = provider(
                Credential.NONE,
                account -> (request, key, cancellation) -> Outcome.failed(FailureKind.AUTHENTICATION, "no clock"));

        assertThat(failure(provider.chat(call(Credential.NONE))).kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesAnAccountThatNothingCanSign() {
        ProviderFactory factory = HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()));

        assertThatThrownBy(() -> factory.create(account(Credential.NONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'acc'")
                .hasMessageContaining("'seal'");
    }

    private Provider provider(Credential credential, RequestSigner.Factory seal) {
        server.script("ok");
        return HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()), Map.of("seal", seal))
                .create(account(credential));
    }

    private static Account account(Credential credential) {
        Quirks quirks = new Quirks(
                "/chat/completions",
                new Quirks.Auth("Authorization", "Bearer ", "seal", "test"),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);
        Preset preset = new Preset("test", "openai", null, List.of(), false, "", null, quirks, Map.of());
        return new Account("acc", preset, server.baseUrl(), List.of(credential), null, Set.of(), Map.of(), null);
    }

    private static ProviderCall<ChatRequest> call(Credential credential) {
        return new ProviderCall<>(
                ChatRequest.of("hello"),
                "m-1",
                CardFacts.NONE,
                credential,
                Duration.ofSeconds(2),
                new Cancellation(),
                null,
                CallNotes.NONE);
    }
}
