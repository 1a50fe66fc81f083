package io.llmrouter.engine.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent as a secret, however it was sent, stands in no failure. */
class SentSecretsTest {

    private static final String IN_HEADER = "gateway-secret-4711-abcdef";
    private static final String IN_QUERY = "query-key-0815-ghijkl";
    private static final Quirks QUIRKS = new Quirks(
            "/chat/completions",
            new Quirks.Auth("x-api-key", ""),
            Map.of("X-Gateway-Token", "Bearer " + IN_HEADER, "X-Team", "mails"),
            Map.of("key", IN_QUERY, "api-version", "2024-10-21"),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    private Failure failure(String baseUrl, boolean stream) {
        Account account = ProviderKit.account(baseUrl, QUIRKS);
        Provider provider = HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()))
                .create(account);
        return ProviderKit.failure(
                stream ? provider.stream(ProviderKit.call("hi")) : provider.chat(ProviderKit.call("hi")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isHiddenWhereTheProviderQuotesIt(boolean stream) {
        server.reply(request -> Reply.error(
                401,
                "auth",
                "bad",
                "no: " + request.path() + " " + request.headers().get("X-Gateway-Token") + " "
                        + request.headers().get("x-api-key") + " of "
                        + request.headers().get("X-Team")));

        Failure failure = failure(server.baseUrl(), stream);

        assertThat(server.requests().get(0).path()).contains(IN_QUERY);
        assertThat(failure.message())
                .doesNotContain(IN_HEADER, IN_QUERY, ProviderKit.KEY)
                .contains("…ijkl", "of mails", "api-version=2024-10-21");
        assertThat(failure.toString()).doesNotContain(IN_HEADER, IN_QUERY, ProviderKit.KEY);
    }

    @Test
    void standsInNoFailureOfTheConnection() {
        for (String nowhere : new String[] {"http://127.0.0.1:1/v1", "http://no-such-host.invalid/v1"}) {
            assertThat(failure(nowhere, false).toString()).doesNotContain(IN_HEADER, IN_QUERY, ProviderKit.KEY);
        }
    }

    @Test
    void standsInNoFailureThatAPageOrARedirectIs() {
        server.reply(request -> Reply.raw(200, "text/html", "<p>" + request.path() + "</p>"));
        assertThat(failure(server.baseUrl(), false).toString()).doesNotContain(IN_QUERY);

        server.reply(request -> Reply.raw(302, "text/plain", "").header("Location", request.path()));
        assertThat(failure(server.baseUrl(), false).toString()).doesNotContain(IN_QUERY);
    }
}
