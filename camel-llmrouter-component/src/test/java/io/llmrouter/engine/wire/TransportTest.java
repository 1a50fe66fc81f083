package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransportTest {

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    @RegisterExtension
    PooledTransport pool = PooledTransport.limitedTo(1000);

    @Test
    void readsStatusHeadersAndBody() {
        server.reply(request ->
                Reply.raw(418, "text/Plain; charset=utf-8", "short and stout").header("X-Kind", "pot"));

        WireResponse response = open(send("/tea"));

        assertThat(response.status()).isEqualTo(418);
        assertThat(response.mediaType()).isEqualTo("text/plain");
        assertThat(response.headers()).containsEntry("x-kind", "pot");
        assertThat(text(response.bytes())).isEqualTo("short and stout");
    }

    @Test
    void refusesAnAnswerOverItsLimitAndGivesTheConnectionUp() {
        server.reply(request -> Reply.raw(200, "text/plain", "x".repeat(1000)));
        assertThat(text(open(send("/just")).bytes())).hasSize(1000);
        server.reply(request -> Reply.raw(200, "text/plain", "x".repeat(1001)));

        Failure failure = failure(open(send("/over")).bytes());

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).contains("1000 bytes");
        assertThat(pool.leased()).isZero();
    }

    @Test
    void tellsWhatWasNeverSent() {
        Failure refused = failure(send(URI.create("http://127.0.0.1:1/")));
        Failure unknown = failure(send(URI.create("http://no-such-host.invalid/")));
        Failure noTls = failure(send(URI.create(server.baseUrl().replace("http:", "https:"))));

        assertThat(refused.kind()).isEqualTo(FailureKind.CONNECTION);
        assertThat(refused.message()).startsWith("could not connect");
        assertThat(unknown.kind()).isEqualTo(FailureKind.CONNECTION);
        assertThat(unknown.message()).startsWith("unknown host");
        assertThat(noTls.kind()).isEqualTo(FailureKind.CONNECTION);
    }

    @Test
    void tellsWhatWasSentAndLost() {
        server.script("cut");

        assertThat(failure(send("/")).kind()).isEqualTo(FailureKind.CONNECTION_LOST);
        assertThat(server.requests()).as("never repeated").hasSize(1);
    }

    @Test
    void doesNotRepeatWhatAClientMightRepeatByItself() {
        server.script("503 retry-after=0, ok");

        assertThat(open(send("/")).bytes().isAnswered()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void failsInsteadOfThrowingWhenItIsClosed() {
        Transport own = Transport.standalone();
        server.script("ok");
        assertThat(text(open(own.send(request("/"), Duration.ofSeconds(2), new Cancellation()))
                        .bytes()))
                .contains("choices");
        own.close();

        assertThat(failure(own.send(request("/"), Duration.ofSeconds(2), new Cancellation()))
                        .kind())
                .isIn(FailureKind.CANCELLED, FailureKind.CONNECTION);
    }

    @Test
    void joinsAddresses() {
        assertThat(WireRequest.join("https://h/v1/", "chat", Map.of())).hasToString("https://h/v1/chat");
        assertThat(WireRequest.join("https://h/v1?a=b", "/chat", Map.of("c", "d&e", "b", "x")))
                .hasToString("https://h/v1/chat?a=b&b=x&c=d%26e");
        assertThatThrownBy(() -> WireRequest.join("ftp://h", "/chat", Map.of()))
                .hasMessage("'ftp://h' is not an address such as https://host/v1");
    }

    @Test
    void neverShowsSecretsOfARequest() {
        assertThat(new WireRequest("POST", URI.create("https://h/p?key=s3"), Map.of("A", "secret"), new byte[1]))
                .hasToString("POST https://h/p");
    }

    private Outcome<WireResponse> send(String path) {
        return pool.transport().send(request(path), Duration.ofSeconds(2), new Cancellation());
    }

    private Outcome<WireResponse> send(URI uri) {
        WireRequest request = new WireRequest("POST", uri, Map.of(), new byte[] {'{', '}'});
        return pool.transport().send(request, Duration.ofSeconds(2), new Cancellation());
    }

    private static WireRequest request(String path) {
        URI uri = WireRequest.join(server.baseUrl(), path, Map.of());
        return new WireRequest("POST", uri, Map.of("Accept", "*/*"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static WireResponse open(Outcome<WireResponse> outcome) {
        return outcome.fold(response -> response, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static String text(Outcome<byte[]> outcome) {
        return outcome.fold(bytes -> new String(bytes, StandardCharsets.UTF_8), failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static Failure failure(Outcome<?> outcome) {
        return outcome.fold(
                answer -> {
                    throw new AssertionError("answered");
                },
                failure -> failure);
    }
}
