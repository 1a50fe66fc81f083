package io.llmrouter.engine.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls what Vertex AI serves, opened by a token or by a service account. */
class VertexAiTest {

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    @TempDir
    Path folder;

    private final ScriptedProvider server = ScriptedProvider.answers("ok");
    private final TokenServer tokens = new TokenServer();

    @AfterEach
    void close() {
        server.close();
        tokens.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vertex-ai, gemini-2.5-flash, /publishers/google/models/gemini-2.5-flash:generateContent,"
                + " /publishers/google/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
        "vertex-ai-openai, meta/llama-4, /endpoints/openapi/chat/completions, /endpoints/openapi/chat/completions"
    })
    void asksAtTheModelsOwnAddress(String preset, String model, String whole, String stream) {
        Provider provider = provider(preset, new Credential("ya29.token"), Map.of());

        ProviderKit.answer(provider.chat(call(model, "ya29.token")));
        ProviderKit.all(provider.stream(call(model, "ya29.token")));

        assertThat(server.requests()).extracting(ReceivedRequest::path).containsExactly("/v1" + whole, "/v1" + stream);
        assertThat(server.requests().get(0).headers()).containsEntry("Authorization", "Bearer ya29.token");
    }

    @ParameterizedTest
    @CsvSource({
        "vertex-ai-anthropic, claude-sonnet-4-5@20250929, anthropic",
        "vertex-ai-mistral, mistral-medium-3, mistralai"
    })
    void tellsAStreamByTheVerb(String preset, String model, String publisher) {
        Preset found = Presets.builtIn().find(preset).orElseThrow();
        ChatDialect dialect = Dialects.all(InstantSource.system()).get(found.dialect());
        String path = "/publishers/" + publisher + "/models/" + model.replace("@", "%40");

        for (boolean stream : List.of(false, true)) {
            String asked = dialect.encode(ChatRequest.of("hi"), model, found.quirks(), stream)
                    .fold(DialectRequest::path, failure -> failure.toString());
            assertThat(asked).isEqualTo(path + (stream ? ":streamRawPredict" : ":rawPredict"));
        }
    }

    @Test
    void leavesTheModelOutOfAnthropicsBody() {
        Preset preset = Presets.builtIn().find("vertex-ai-anthropic").orElseThrow();
        ChatDialect dialect = Dialects.all(InstantSource.system()).get(preset.dialect());

        String body = dialect.encode(ChatRequest.of("hi"), "claude-sonnet-4-5", preset.quirks(), false)
                .fold(request -> new String(request.body(), StandardCharsets.UTF_8), failure -> failure.toString());

        assertThat(body).doesNotContain("\"model\"").contains("\"anthropic_version\":\"vertex-2023-10-16\"");
    }

    @Test
    void keepsATokenAsLongAsItIsGoodAndThenFetchesAnother() throws Exception {
        tokens.lifetime(30);
        String file = tokens.credentials(folder).toString();
        Provider provider = provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file));

        ProviderKit.answer(provider.chat(call("gemini-2.5-flash", "")));
        tokens.lifetime(3600);
        ProviderKit.answer(provider.chat(call("gemini-2.5-flash", "")));
        ProviderKit.answer(provider.chat(call("gemini-2.5-flash", "")));

        assertThat(server.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
        assertThat(tokens.asked()).isEqualTo(2);
    }

    @Test
    void renewsATokenThatIsRefusedAndAsksOnceMore() throws Exception {
        server.reply(request -> "Bearer token-1".equals(request.headers().get("Authorization"))
                ? Reply.error(401, "auth", "UNAUTHENTICATED", "no")
                : Reply.text("ok"));
        String file = tokens.credentials(folder).toString();
        Provider provider = provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file));

        ProviderKit.answer(provider.chat(call("gemini-2.5-flash", "")));
        ProviderKit.all(provider.stream(call("gemini-2.5-flash", "")));

        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
        assertThat(tokens.asked()).isEqualTo(2);
    }

    @Test
    void asksTwiceAtMostAndSaysWhyNoOtherTokenIsThere() throws Exception {
        server.reply(request -> Reply.error(401, "auth", "UNAUTHENTICATED", "no"));
        String file = tokens.credentials(folder).toString();
        Provider provider = provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file));

        Failure refused = ProviderKit.failure(provider.chat(call("gemini-2.5-flash", "")));
        tokens.refuse(400);
        Failure noOther = ProviderKit.failure(provider.chat(call("gemini-2.5-flash", "")));

        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(refused.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(noOther.message()).isEqualTo("no access token could be had with Google's credentials");
    }

    private List<String> sent() {
        return server.requests().stream()
                .map(request -> request.headers().get("Authorization"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"400, AUTHENTICATION", "404, SERVER_ERROR"})
    void failsBeforeAskingWhereNoTokenIsGiven(int status, FailureKind kind) throws Exception {
        tokens.refuse(status);
        String file = tokens.credentials(folder).toString();
        Provider provider = provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file));

        assertThat(ProviderKit.failure(provider.chat(call("gemini-2.5-flash", "")))
                        .kind())
                .isEqualTo(kind);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void doesNotTakeAServerThatIsAwayForBadCredentials() throws Exception {
        String file = tokens.credentials(folder).toString();
        tokens.close();
        Provider provider = provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file));

        assertThat(ProviderKit.failure(provider.chat(call("gemini-2.5-flash", "")))
                        .kind())
                .isEqualTo(FailureKind.CONNECTION);
    }

    @Test
    void letsACallGoWhenItIsCancelledWhileATokenIsFetched() throws Exception {
        ProviderCall<ChatRequest> call = call("gemini-2.5-flash", "");
        CountDownLatch over = new CountDownLatch(1);
        tokens.whenAsked(() -> {
            call.cancellation().cancel(Failure.of(FailureKind.TIMEOUT, "the deadline is over"));
            assertThatCode(over::await).doesNotThrowAnyException();
        });
        String file = tokens.credentials(folder).toString();
        Provider provider = provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file));

        Failure failure = ProviderKit.failure(provider.chat(call));
        over.countDown();

        assertThat(failure.message()).isEqualTo("the deadline is over");
    }

    @Test
    void namesTheFileThatHoldsNoCredentials() {
        String file = folder.resolve("nothing.json").toString();

        assertThatThrownBy(() -> provider("vertex-ai", Credential.NONE, Map.of(GoogleCloud.CREDENTIALS, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account 'acc' has no apiKey, and no Google credentials can be read from " + file);
    }

    private Provider provider(String type, Credential credential, Map<String, Object> settings) {
        Preset preset = Presets.builtIn().find(type).orElseThrow();
        Account account =
                new Account("acc", preset, server.baseUrl(), List.of(credential), null, Set.of(), settings, null);
        InstantSource clock = InstantSource.system();
        return HttpProvider.factory(
                        pool.transport(),
                        Dialects.all(clock).get(preset.dialect()),
                        Dialects.signers(clock, pool.transport()))
                .create(account);
    }

    private static ProviderCall<ChatRequest> call(String model, String secret) {
        return new ProviderCall<>(
                ChatRequest.of("hi"),
                model,
                CardFacts.NONE,
                new Credential(secret),
                Duration.ofSeconds(2),
                new Cancellation(),
                null,
                CallNotes.NONE);
    }
}
