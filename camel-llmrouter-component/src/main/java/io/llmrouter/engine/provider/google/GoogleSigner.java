package io.llmrouter.engine.provider.google;

import com.google.auth.oauth2.GoogleCredentials;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.RequestSigner;
import io.llmrouter.engine.wire.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts an access token into each request, fetched when there is none and again shortly before it ends: Google's library
 * keeps it. The token server is called over the library's own connection.
 */
final class GoogleSigner implements RequestSigner {

    private static final String NOT_FOUND = "no Google credentials could be had: set apiKey or credentials, or"
            + " GOOGLE_APPLICATION_CREDENTIALS, or log in with gcloud auth application-default login, or give the"
            + " machine a service account";

    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/cloud-platform");

    private volatile @Nullable GoogleCredentials credentials;

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
    public Outcome<Map<String, String>> sign(WireRequest request) {
        GoogleCredentials found;
        try {
            found = found();
        } catch (IOException | RuntimeException e) {
            return Outcome.failed(FailureKind.AUTHENTICATION, NOT_FOUND);
        }
        try {
            Map<String, String> headers = new HashMap<>();
            found.getRequestMetadata(request.uri()).forEach((name, values) -> headers.put(name, values.get(0)));
            return Outcome.answered(headers);
        } catch (IOException e) {
            // Not its message: it may quote what the token server said of the credentials.
            return Outcome.failed(FailureKind.AUTHENTICATION, "no access token could be had with Google's credentials");
        }
    }

    /** Calls that come first together each look, and find the same. */
    private GoogleCredentials found() throws IOException {
        GoogleCredentials known = credentials;
        if (known == null) {
            known = GoogleCredentials.getApplicationDefault().createScoped(SCOPES);
            credentials = known;
        }
        return known;
    }
}
