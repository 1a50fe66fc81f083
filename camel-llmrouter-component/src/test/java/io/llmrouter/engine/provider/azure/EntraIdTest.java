package io.llmrouter.engine.provider.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.WireRequest;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Tokens of Microsoft Entra ID, from a server like that of a managed identity, and from a script. */
class EntraIdTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    private final EntraSigner signer = new EntraSigner(
            () -> wanted -> Mono.fromSupplier(() -> new AccessToken(
                    "token-" + asked.incrementAndGet() + " of " + wanted.getScopes(),
                    now.get().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))),
            "a-scope",
            now::get);

    @Test
    void keepsATokenAsLongAsItIsGoodAndThenFetchesAnother() {
        assertThat(asked).as("asked before anything is signed").hasValue(0);

        assertThat(headers(signer)).containsExactly(Map.entry("Authorization", "Bearer token-1 of [a-scope]"));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(47)));
        assertThat(headers(signer)).containsEntry("Authorization", "Bearer token-1 of [a-scope]");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
        assertThat(headers(signer)).containsEntry("Authorization", "Bearer token-2 of [a-scope]");
    }

    @Test
    void saysWhatWasLookedForWhereNoTokenIsGiven() {
        EntraSigner refused = new EntraSigner(
                () -> wanted -> Mono.error(new ClientAuthenticationException("the secret is 1234", null)),
                "a-scope",
                now::get);

        Failure failure = refused.sign(request())
                .fold(
                        headers -> {
                            throw new AssertionError("signed");
                        },
                        why -> why);

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(failure.message())
                .contains("AZURE_CLIENT_ID", "az login", "managed identity")
                .doesNotContain("1234");
    }

    @Test
    void doesNotTakeTroubleOfTheServerForABadIdentity() {
        RuntimeException unreached = new ClientAuthenticationException(
                "the secret is 1234", null, new UncheckedIOException(new ConnectException("refused")));
        RuntimeException late = new IllegalStateException(new TimeoutException());

        assertThat(refusal(unreached).kind()).isEqualTo(FailureKind.CONNECTION);
        assertThat(refusal(unreached).message()).contains("could not be asked").doesNotContain("1234");
        assertThat(refusal(late).kind()).isEqualTo(FailureKind.CONNECTION);
        assertThat(refusal(new CredentialUnavailableException("nothing", unreached))
                        .kind())
                .isEqualTo(FailureKind.AUTHENTICATION);
    }

    @Test
    void letsACallGoWhenItIsCancelled() {
        Cancellation cancellation = new Cancellation();
        EntraSigner silent = new EntraSigner(
                () -> wanted -> {
                    cancellation.cancel(Failure.of(FailureKind.TIMEOUT, "the deadline is over"));
                    return Mono.never();
                },
                "a-scope",
                now::get);

        Failure failure = silent.sign(request(), Credential.NONE, cancellation)
                .fold(
                        headers -> {
                            throw new AssertionError("signed");
                        },
                        why -> why);

        assertThat(failure.message()).isEqualTo("the deadline is over");
    }

    private Failure refusal(RuntimeException thrown) {
        return new EntraSigner(() -> wanted -> Mono.error(thrown), "a-scope", now::get)
                .sign(request())
                .fold(
                        headers -> {
                            throw new AssertionError("signed");
                        },
                        why -> why);
    }

    /** In a process of its own, as the library reads the variables of its process. */
    @Test
    void opensAnAccountByAManagedIdentity(@TempDir Path folder) throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            received.add(exchange.getRequestURI().getQuery() + " "
                    + exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
            byte[] body = Json.write(Map.of(
                            "access_token", "of-a-machine",
                            "expires_on",
                                    String.valueOf(
                                            Instant.now().plusSeconds(3600).getEpochSecond()),
                            "resource", "https://cognitiveservices.azure.com",
                            "token_type", "Bearer"))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        try {
            assertThat(signedElsewhere(server.getAddress().getPort(), folder))
                    .endsWith("{Authorization=Bearer of-a-machine}");
        } finally {
            server.stop(0);
        }

        assertThat(received)
                .singleElement()
                .asString()
                .contains("resource=https://cognitiveservices.azure.com", "let-me-in");
    }

    private static String signedElsewhere(int port, Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignByMachine.class.getName())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AZURE_"));
        builder.environment().put("IDENTITY_ENDPOINT", "http://127.0.0.1:" + port + "/token");
        builder.environment().put("IDENTITY_HEADER", "let-me-in");
        Process process = builder.start();
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } finally {
            process.destroy();
        }
    }

    private static WireRequest request() {
        return new WireRequest("POST", URI.create("https://mine.openai.azure.com/x"), Map.of(), new byte[0]);
    }

    private static Map<String, String> headers(EntraSigner signer) {
        return signer.sign(request()).fold(headers -> headers, failure -> {
            throw new AssertionError(failure.toString());
        });
    }
}
