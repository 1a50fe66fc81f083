package io.llmrouter.engine.provider.ibm;

import static io.llmrouter.engine.provider.ProviderKit.KEY;
import static io.llmrouter.engine.provider.ProviderKit.answer;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.engine.wire.WireRequest;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls what watsonx.ai serves, with an API key that IBM's identity service exchanges. */
class WatsonxTest {

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    private final ScriptedProvider server = ScriptedProvider.answers("ok");
    private final IdentityServer identities = new IdentityServer();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    @AfterEach
    void close() {
        server.close();
        identities.close();
    }

    @Test
    void asksAtItsAddressWithAToken() {
        Provider provider = provider();

        answer(provider.chat(call(ChatRequest.of("hi"), "ibm/granite-4-h-small")));
        ProviderKit.all(provider.stream(call(ChatRequest.of("hi"), "ibm/granite-4-h-small")));

        assertThat(server.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v1/text/chat?version=2025-02-06", "/v1/text/chat_stream?version=2025-02-06");
        assertThat(server.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsOnly("Bearer token-1");
        assertThat(identities.received())
                .containsExactly("grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=" + KEY);
    }

    @Test
    void keepsATokenForMostOfItsTime() {
        Provider provider = provider();

        answer(provider.chat(call(ChatRequest.of("hi"), "m")));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(47)));
        answer(provider.chat(call(ChatRequest.of("hi"), "m")));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        answer(provider.chat(call(ChatRequest.of("hi"), "m")));

        assertThat(server.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @ParameterizedTest
    @CsvSource({
        "400, AUTHENTICATION",
        "401, AUTHENTICATION",
        "403, AUTHENTICATION",
        "404, SERVER_ERROR",
        "407, SERVER_ERROR",
        "408, SERVER_ERROR",
        "429, RATE_LIMITED",
        "503, SERVER_ERROR"
    })
    void failsBeforeAskingWhereNoTokenIsGiven(int status, FailureKind kind) {
        identities.refuse(status);

        Failure failure = failure(provider().chat(call(ChatRequest.of("hi"), "m")));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message())
                .contains("IBM's identity service", "(BXNIM0415E)")
                .doesNotContain(KEY);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hidesTheTokenWhereTheServerQuotesIt(boolean stream) {
        server.reply(request ->
                Reply.error(400, "bad", "bad", "invalid " + request.headers().get("Authorization")));
        ProviderCall<ChatRequest> call = call(ChatRequest.of("hi"), "m");

        Failure failure = failure(stream ? provider().stream(call) : provider().chat(call));

        assertThat(server.requests().get(0).headers()).containsEntry("Authorization", "Bearer token-1");
        assertThat(failure.message()).startsWith("invalid").doesNotContain("token-1");
    }

    @Test
    void fetchesAnotherTokenWhenOneIsRefused() {
        server.reply(request -> "Bearer token-1".equals(request.headers().get("Authorization"))
                ? Reply.error(401, "auth", "bad", "no")
                : Reply.text("ok"));
        Provider provider = provider();

        answer(provider.chat(call(ChatRequest.of("hi"), "m")));
        answer(provider.chat(call(ChatRequest.of("hi"), "m")));

        assertThat(server.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
    }

    @Test
    void asksTwiceAtMostAndSendsNoRefusedTokenAgain() {
        server.reply(request -> Reply.error(401, "auth", "bad", "no"));
        Provider provider = provider();

        assertThat(failure(provider.chat(call(ChatRequest.of("hi"), "m"))).kind())
                .isEqualTo(FailureKind.AUTHENTICATION);
        failure(provider.chat(call(ChatRequest.of("hi"), "m")));

        assertThat(server.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-4");
    }

    @Test
    void forgetsKeysThatAreNoLongerUsed() {
        IamSigner signer = (IamSigner) signer();
        WireRequest request = new WireRequest("POST", URI.create("https://a.example"), Map.of(), new byte[0]);
        for (int key = 0; key < 20; key++) {
            signer.sign(request, new Credential("key-" + key), new Cancellation());
        }
        assertThat(signer.keys()).isEqualTo(20);

        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        signer.sign(request, new Credential("another"), new Cancellation());

        assertThat(signer.keys()).isEqualTo(1);
    }

    @Test
    void sendsATokenAsItIs() {
        Credential token = new Credential("eyJraWQ.eyJpYW1faWQ.c2lnbmF0dXJl");
        WireRequest request = new WireRequest(
                "POST", URI.create("https://a.example"), Map.of("Authorization", "Bearer x"), new byte[0]);

        Map<String, String> added = signer().sign(request, token, new Cancellation())
                .fold(headers -> headers, failure -> {
                    throw new AssertionError(failure.toString());
                });

        assertThat(added).isEmpty();
        assertThat(identities.received()).isEmpty();
    }

    private RequestSigner signer() {
        return Dialects.signers(now::get, pool.transport()).get("ibm-iam").create(account());
    }

    private Provider provider() {
        return HttpProvider.factory(
                        pool.transport(),
                        Dialects.all(now::get).get("openai"),
                        Dialects.signers(now::get, pool.transport()))
                .create(account());
    }

    /** As it is, but for the address of the identity service. */
    private Account account() {
        Preset preset = Presets.builtIn().find("watsonx").orElseThrow();
        Quirks quirks = preset.quirks();
        Quirks.Auth auth = new Quirks.Auth(
                quirks.auth().header(), quirks.auth().prefix(), quirks.auth().scheme(), identities.address());
        Quirks here = quirks.with(new Quirks(
                "", auth, Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), CardFacts.NONE));
        return new Account(
                "ibm",
                preset.withQuirks(here),
                server.baseUrl(),
                List.of(new Credential(KEY)),
                null,
                Set.of(),
                Map.of(),
                null);
    }
}
