package io.llmrouter.engine.provider.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.HttpResponseException;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.identity.CachedToken;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.provider.identity.SharedLookup;
import io.llmrouter.engine.provider.identity.TokenServerFailures;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.WireRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a token of Microsoft Entra ID into each request. Microsoft's library looks for what gives one in the usual
 * places, in the usual order, when the first request is signed; it has its own connections and, as it cannot be
 * cancelled, a thread to use them. It keeps tokens, too: when one is refused, another of its credentials is made, which
 * has none; only those of a managed identity are shared by all of them. Thread-safe: {@link CachedToken} and
 * {@link SharedLookup} guard what changes.
 */
final class EntraSigner implements RequestSigner {

    private static final String HEADER = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String NOT_FOUND = "no token of Microsoft Entra ID could be had: set apiKey, or"
            + " AZURE_CLIENT_ID with AZURE_TENANT_ID and AZURE_CLIENT_SECRET or a federated token, or log in with"
            + " az login, or give the machine a managed identity";

    private static final String NOT_ASKED = "Microsoft Entra ID could not be asked for a token, or had none to give";

    private final Supplier<TokenCredential> found;
    private final TokenRequestContext wanted;
    private final CachedToken token;
    private final SharedLookup<CachedToken.Fetched> lookup = new SharedLookup<>(this::fetch);
    private volatile @Nullable TokenCredential credential;

    EntraSigner(Supplier<TokenCredential> found, String scope, InstantSource clock) {
        this.found = found;
        this.wanted = new TokenRequestContext().addScopes(scope);
        this.token = new CachedToken(clock);
    }

    static RequestSigner of(Account account, InstantSource clock) {
        String scope = account.preset().quirks().auth().service();
        return new EntraSigner(() -> new DefaultAzureCredentialBuilder().build(), scope, clock);
    }

    @Override
    public Outcome<Map<String, String>> sign(WireRequest request, Credential key, Cancellation cancellation) {
        return token.get(() -> lookup.get(cancellation), cancellation).map(value -> Map.of(HEADER, BEARER + value));
    }

    @Override
    public boolean forget(Credential key, Map<String, String> added) {
        String sent = added.getOrDefault(HEADER, "");
        if (!sent.startsWith(BEARER)) {
            return false;
        }
        if (token.forget(sent.substring(BEARER.length()))) {
            credential = null;
        }
        return true;
    }

    private Outcome<CachedToken.Fetched> fetch() {
        try {
            AccessToken given = credential().getToken(wanted).timeout(LONGEST).block();
            return given == null
                    ? Outcome.failed(FailureKind.AUTHENTICATION, NOT_FOUND)
                    : Outcome.answered(new CachedToken.Fetched(
                            given.getToken(), given.getExpiresAt().toInstant()));
        } catch (RuntimeException e) {
            // Not its message: it may quote what was found on the machine or said by a token server.
            FailureKind kind = kind(e);
            return Outcome.failed(kind, kind == FailureKind.AUTHENTICATION ? NOT_FOUND : NOT_ASKED);
        }
    }

    /** A machine without an identity has no server to ask, which is no trouble of the network. */
    private static FailureKind kind(RuntimeException thrown) {
        return thrown instanceof CredentialUnavailableException
                ? FailureKind.AUTHENTICATION
                : TokenServerFailures.kind(thrown, EntraSigner::status);
    }

    private static Stream<Integer> status(Throwable thrown) {
        if (thrown instanceof HttpResponseException answered && answered.getResponse() != null) {
            return Stream.of(answered.getResponse().getStatusCode());
        }
        return thrown instanceof MsalServiceException refused
                ? Stream.ofNullable(refused.statusCode())
                : Stream.empty();
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
