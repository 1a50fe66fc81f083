package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.WireRequest;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests with the keys of an AWS account, Signature Version 4, by Amazon's own library. An account has them in
 * its settings: {@code accessKeyId}, {@code secretAccessKey} and, for keys that expire, {@code sessionToken}; without
 * them, they are what the machine has ({@link AwsIdentity}), asked for before each signature. The account's region is
 * signed, too. Thread-safe.
 */
final class SigV4Signer implements RequestSigner {

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Function<Cancellation, ? extends Outcome<? extends AwsCredentialsIdentity>> identity;
    private final String service;
    private final String region;
    private final Clock clock;

    private SigV4Signer(
            Function<Cancellation, ? extends Outcome<? extends AwsCredentialsIdentity>> identity,
            String service,
            String region,
            Clock clock) {
        this.identity = identity;
        this.service = service;
        this.region = region;
        this.clock = clock;
    }

    static RequestSigner of(Account account, Clock clock) {
        if (account.region() == null) {
            throw new IllegalArgumentException(
                    "account '" + account.name() + "' signs with AWS keys: set its region, or apiKey");
        }
        return new SigV4Signer(
                identity(account), account.preset().quirks().auth().service(), account.region(), clock);
    }

    private static Function<Cancellation, ? extends Outcome<? extends AwsCredentialsIdentity>> identity(
            Account account) {
        String keyId = setting(account, "accessKeyId");
        String secret = setting(account, "secretAccessKey");
        if (keyId == null && secret == null && SigV4.findsIdentities()) {
            return AwsIdentity.of(setting(account, "profile"));
        }
        if (keyId == null || secret == null) {
            throw new IllegalArgumentException("account '" + account.name()
                    + "' signs with AWS keys: set accessKeyId and secretAccessKey, or apiKey, or add "
                    + SigV4.IDENTITIES + " to the application, which looks for what the machine has");
        }
        String token = setting(account, "sessionToken");
        AwsCredentialsIdentity keys = token == null
                ? AwsCredentialsIdentity.create(keyId, secret)
                : AwsSessionCredentialsIdentity.create(keyId, secret, token);
        Outcome<AwsCredentialsIdentity> known = Outcome.answered(keys);
        return cancellation -> known;
    }

    /** The secret ones are kept as credentials, which do not show themselves. */
    private static @Nullable String setting(Account account, String name) {
        Object value = account.settings().get(name);
        String text = value instanceof Credential secret ? secret.secret() : value instanceof String plain ? plain : "";
        return text.isBlank() ? null : text;
    }

    @Override
    public Outcome<Map<String, String>> sign(WireRequest request, Credential key, Cancellation cancellation) {
        return identity.apply(cancellation).fold(keys -> sign(request, keys), Outcome::failed);
    }

    private Outcome<Map<String, String>> sign(WireRequest request, AwsCredentialsIdentity keys) {
        try {
            return Outcome.answered(headers(signed(request, keys), request));
        } catch (RuntimeException e) {
            return Outcome.failed(FailureKind.AUTHENTICATION, "the request cannot be signed: " + e.getMessage());
        }
    }

    private SignedRequest signed(WireRequest request, AwsCredentialsIdentity keys) {
        SdkHttpRequest.Builder http = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(request.uri());
        request.headers().forEach(http::putHeader);
        SignRequest<AwsCredentialsIdentity> asked = SignRequest.builder(keys)
                .request(http.build())
                .payload(() -> new ByteArrayInputStream(request.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                .build();
        return signer.sign(asked);
    }

    /** Those that are new; the client writes the host itself. */
    private static Map<String, String> headers(SignedRequest signed, WireRequest request) {
        Map<String, String> added = new HashMap<>();
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            boolean known = request.headers().containsKey(header.getKey());
            if (!known && !header.getKey().equalsIgnoreCase("Host")) {
                added.put(header.getKey(), String.join(",", header.getValue()));
            }
        }
        return added;
    }
}
