package io.llmrouter.engine.provider.google;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.RequestMetadataCallback;
import com.google.auth.oauth2.GoogleCredentials;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.identity.OutcomeWait;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.provider.identity.SharedLookup;
import io.llmrouter.engine.provider.identity.TokenServerFailures;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts an access token into each request, fetched when there is none and again shortly before it ends: Google's library
 * keeps it. The token server is called over the library's own connection and, as that cannot be cancelled, on a thread
 * that no call waits for longer than it may. A token that was refused is renewed before the next request. Thread-safe: the
 * library guards its tokens, {@link SharedLookup} the search for credentials, which stay once they are found, and the
 * renewal; what is {@code refused} is only replaced.
 */
final class GoogleSigner implements RequestSigner {

    private static final String NOT_FOUND = "no Google credentials could be had: set apiKey or credentials, or"
            + " GOOGLE_APPLICATION_CREDENTIALS, or log in with gcloud auth application-default login, or give the"
            + " machine a service account";

    private static final String HEADER = "Authorization";
    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/cloud-platform");

    private final SharedLookup<GoogleCredentials> lookup = new SharedLookup<>(this::look);
    private final SharedLookup<GoogleCredentials> renewal = new SharedLookup<>(this::renew);
    private volatile @Nullable GoogleCredentials credentials;
    private volatile String refused = "";

    private GoogleSigner(@Nullable GoogleCredentials credentials) {
        this.credentials = credentials;
    }

    /** A file is read at once; what the machine has may be known to a server alone, which nobody waits for at start. */
    static GoogleSigner of(Account account) {
        Object file = account.settings().get(GoogleCloud.CREDENTIALS);
        if (!(file instanceof String path)) {
            return new GoogleSigner(null);
        }
        try {
            return new GoogleSigner(read(Path.of(path)).createScoped(SCOPES));
        } catch (IOException | IllegalArgumentException e) {
            // Not its message: it may quote the file.
            throw new IllegalArgumentException(
                    "account '" + account.name() + "' has no apiKey, and no Google credentials can be read from "
                            + path,
                    e);
        }
    }

    private static GoogleCredentials read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return GoogleCredentials.fromStream(in);
        }
    }

    @Override
    public Outcome<Map<String, String>> sign(WireRequest request, Credential key, Cancellation cancellation) {
        GoogleCredentials known = credentials;
        Outcome<GoogleCredentials> found = known == null ? lookup.get(cancellation) : Outcome.answered(known);
        Outcome<Map<String, String>> kept =
                found.fold(opening -> headers(opening, request.uri(), cancellation), Outcome::failed);
        boolean again = kept.fold(this::isRefused, failure -> false);
        return again
                ? renewal.get(cancellation)
                        .fold(renewed -> headers(renewed, request.uri(), cancellation), Outcome::failed)
                : kept;
    }

    @Override
    public boolean forget(Credential key, Map<String, String> added) {
        String sent = added.getOrDefault(HEADER, "");
        if (sent.isEmpty()) {
            return false;
        }
        refused = sent;
        return true;
    }

    private boolean isRefused(Map<String, String> headers) {
        return refused.equals(headers.getOrDefault(HEADER, "none"));
    }

    /** Calls whose token was refused are the only ones that ask for it, so that there are credentials. */
    private Outcome<GoogleCredentials> renew() {
        GoogleCredentials known = Objects.requireNonNull(credentials);
        try {
            known.refresh();
            return Outcome.answered(known);
        } catch (IOException e) {
            return Outcome.failed(refusal(e));
        }
    }

    /** At once while there is a good token; the library lets calls that come together wait for the same one. */
    private static Outcome<Map<String, String>> headers(
            GoogleCredentials credentials, URI uri, Cancellation cancellation) {
        CompletableFuture<Outcome<Map<String, String>>> coming = new CompletableFuture<>();
        credentials.getRequestMetadata(uri, GoogleSigner::onItsOwnThread, new RequestMetadataCallback() {
            @Override
            public void onSuccess(Map<String, List<String>> metadata) {
                Map<String, String> headers = new HashMap<>();
                metadata.forEach((name, values) -> headers.put(name, values.get(0)));
                coming.complete(Outcome.answered(headers));
            }

            @Override
            public void onFailure(Throwable thrown) {
                coming.complete(Outcome.failed(refusal(thrown)));
            }
        });
        return OutcomeWait.outcome(coming, cancellation);
    }

    /** It blocks until the token server has answered. */
    private static void onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "llmrouter-identity");
        thread.setDaemon(true);
        thread.start();
    }

    /** Not its message: it may quote what the token server said of the credentials. */
    private static Failure refusal(Throwable thrown) {
        FailureKind kind = TokenServerFailures.kind(
                thrown,
                cause ->
                        cause instanceof HttpResponseException told ? Stream.of(told.getStatusCode()) : Stream.empty());
        return Failure.of(
                kind,
                kind == FailureKind.AUTHENTICATION
                        ? "no access token could be had with Google's credentials"
                        : "Google's token server could not be asked, or had no token to give");
    }

    private Outcome<GoogleCredentials> look() {
        try {
            GoogleCredentials found = GoogleCredentials.getApplicationDefault().createScoped(SCOPES);
            credentials = found;
            return Outcome.answered(found);
        } catch (IOException | RuntimeException e) {
            return Outcome.failed(TokenServerFailures.kind(e), NOT_FOUND);
        }
    }
}
