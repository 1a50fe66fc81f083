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

/**
 * Puts an access token into each request, fetched when there is none and again shortly before it ends: Google's library
 * keeps it. The token server is called over the library's own connection.
 */
final class GoogleSigner implements RequestSigner {

    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/cloud-platform");

    private final GoogleCredentials credentials;

    private GoogleSigner(GoogleCredentials credentials) {
        this.credentials = credentials;
    }

    static GoogleSigner of(Account account) {
        try {
            GoogleCredentials found = account.settings().get(GoogleCloud.CREDENTIALS) instanceof String file
                    ? read(Path.of(file))
                    : GoogleCredentials.getApplicationDefault();
            return new GoogleSigner(found.createScoped(SCOPES));
        } catch (IOException | IllegalArgumentException e) {
            // Not its message: it may quote the file.
            throw new IllegalArgumentException(
                    "account '" + account.name() + "' has no apiKey, and no Google credentials can be read from "
                            + account.settings().getOrDefault(GoogleCloud.CREDENTIALS, "the usual places"),
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
        try {
            Map<String, String> headers = new HashMap<>();
            credentials.getRequestMetadata(request.uri()).forEach((name, values) -> headers.put(name, values.get(0)));
            return Outcome.answered(headers);
        } catch (IOException e) {
            // Not its message: it may quote what the token server said of the credentials.
            return Outcome.failed(FailureKind.AUTHENTICATION, "no access token could be had with Google's credentials");
        }
    }
}
