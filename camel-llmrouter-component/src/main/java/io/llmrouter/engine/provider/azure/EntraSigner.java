package io.llmrouter.engine.provider.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.KeptToken;
import io.llmrouter.engine.provider.RequestSigner;
import io.llmrouter.engine.wire.WireRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a token of Microsoft Entra ID into each request. Microsoft's library looks for what gives one in the usual
 * places, in the usual order, when the first request is signed; it has its own connections. Thread-safe.
 */
final class EntraSigner implements RequestSigner {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String NOT_FOUND = "no token of Microsoft Entra ID could be had: set apiKey, or"
            + " AZURE_CLIENT_ID with AZURE_TENANT_ID and AZURE_CLIENT_SECRET or a federated token, or log in with"
            + " az login, or give the machine a managed identity";

    private final Supplier<TokenCredential> found;
    private final TokenRequestContext wanted;
    private final KeptToken token;
    private volatile @Nullable TokenCredential credential;

    EntraSigner(Supplier<TokenCredential> found, String scope, InstantSource clock) {
        this.found = found;
        this.wanted = new TokenRequestContext().addScopes(scope);
        this.token = new KeptToken(clock);
    }

    static RequestSigner of(Account account, InstantSource clock) {
        String scope = account.preset().quirks().auth().service();
        return new EntraSigner(() -> new DefaultAzureCredentialBuilder().build(), scope, clock);
    }

    @Override
    public Outcome<Map<String, String>> sign(WireRequest request) {
        return token.get(this::fetch).map(value -> Map.of("Authorization", "Bearer " + value));
    }

    private Outcome<KeptToken.Fetched> fetch() {
        try {
            AccessToken given = credential().getToken(wanted).block(LONGEST);
            return given == null
                    ? Outcome.failed(FailureKind.AUTHENTICATION, NOT_FOUND)
                    : Outcome.answered(new KeptToken.Fetched(
                            given.getToken(), given.getExpiresAt().toInstant()));
        } catch (RuntimeException e) {
            // Not its message: it may quote what was found on the machine or said by a token server.
            return Outcome.failed(FailureKind.AUTHENTICATION, NOT_FOUND);
        }
    }

    /** Made when it is wanted: that takes a while. */
    private TokenCredential credential() {
        TokenCredential known = credential;
        if (known == null) {
            known = found.get();
            credential = known;
        }
        return known;
    }
}
