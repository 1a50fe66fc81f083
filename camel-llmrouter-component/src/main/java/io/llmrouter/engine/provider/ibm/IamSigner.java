package io.llmrouter.engine.provider.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.provider.identity.CachedToken;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.provider.identity.TokenServerFailures;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Transport;
import io.llmrouter.engine.wire.WireRequest;
import io.llmrouter.engine.wire.WireResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Exchanges the API keys of an account for tokens of IBM's identity service, which are sent in their place. Each key has
 * its own token, kept for four fifths of its time or until it is refused. What is a token already is sent as it is. Thread-safe; the exchange
 * goes over the account's own transport and ends with the call that waits for it.
 */
public final class IamSigner implements RequestSigner {

    /** What is safe to show of an answer: a word. */
    private static final Pattern CODE = Pattern.compile("\\w{1,20}");

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String GRANT = "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=";
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

    private final Transport transport;
    private final InstantSource clock;
    private final Quirks.Auth auth;
    private final URI server;
    private final Map<Credential, CachedToken> tokens = new ConcurrentHashMap<>();

    private IamSigner(Transport transport, InstantSource clock, Quirks.Auth auth) {
        this.transport = transport;
        this.clock = clock;
        this.auth = auth;
        this.server = URI.create(auth.service());
    }

    /** Makes signers that ask over that transport; the preset says where, as the service of its scheme. */
    public static RequestSigner.Factory factory(Transport transport, InstantSource clock) {
        return new RequestSigner.Factory() {
            @Override
            public RequestSigner create(Account account) {
                return new IamSigner(transport, clock, account.preset().quirks().auth());
            }

            @Override
            public boolean takesKeys() {
                return true;
            }
        };
    }

    @Override
    public Outcome<Map<String, String>> sign(WireRequest request, Credential key, Cancellation cancellation) {
        if (key.secret().isEmpty()) {
            return Outcome.failed(FailureKind.AUTHENTICATION, "no API key of IBM Cloud: set apiKey or WATSONX_API_KEY");
        }
        if (isToken(key.secret())) {
            return Outcome.answered(Map.of());
        }
        return token(key)
                .get(() -> fetch(key, cancellation), cancellation)
                .map(token -> Map.of(auth.header(), auth.prefix() + token));
    }

    /** A key that was not seen before is the time to forget those that are no longer used. */
    private CachedToken token(Credential key) {
        CachedToken known = tokens.get(key);
        if (known != null) {
            return known;
        }
        tokens.values().removeIf(CachedToken::isIdle);
        return tokens.computeIfAbsent(key, unknown -> new CachedToken(clock));
    }

    @Override
    public boolean forget(Credential key, Map<String, String> added) {
        CachedToken known = tokens.get(key);
        String sent = added.get(auth.header());
        if (known == null || sent == null) {
            return false;
        }
        known.forget(sent.substring(auth.prefix().length()));
        return true;
    }

    /** How many keys it has tokens for, or had until lately. */
    int keys() {
        return tokens.size();
    }

    /** Tokens are three parts with dots between them; no API key has a dot. */
    private static boolean isToken(String secret) {
        return secret.split("\\.", -1).length == 3;
    }

    private Outcome<CachedToken.Fetched> fetch(Credential key, Cancellation cancellation) {
        byte[] form =
                (GRANT + URLEncoder.encode(key.secret(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return transport
                .send(new WireRequest("POST", server, HEADERS, form), CONNECT, cancellation)
                .fold(this::received, Outcome::failed);
    }

    private Outcome<CachedToken.Fetched> received(WireResponse response) {
        int status = response.status();
        return response.bytes()
                .fold(
                        body -> status == 200
                                ? token(ErrorBody.tree(body))
                                : Outcome.failed(refusal(status, ErrorBody.tree(body))),
                        Outcome::failed);
    }

    private Outcome<CachedToken.Fetched> token(JsonNode answer) {
        String token = answer.path("access_token").asText("");
        long seconds = answer.path("expires_in").asLong(0);
        return token.isEmpty() || seconds <= 0
                ? Outcome.failed(FailureKind.MALFORMED_RESPONSE, "IBM's identity service answered, but with no token")
                : Outcome.answered(
                        new CachedToken.Fetched(token, clock.instant().plusSeconds(seconds)));
    }

    /** Not its message, which may quote the key. */
    private static Failure refusal(int status, JsonNode error) {
        String code = error.path("errorCode").asText("");
        FailureKind kind = TokenServerFailures.kind(status);
        String message = "IBM's identity service gave no token for the apiKey"
                + (CODE.matcher(code).matches() ? " (" + code + ")" : "")
                + (kind == FailureKind.AUTHENTICATION ? ": set apiKey to an API key of IBM Cloud" : "");
        return new Failure(kind, message, status, null, null);
    }
}
