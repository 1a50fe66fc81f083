package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.identity.SharedLookup;
import io.llmrouter.engine.provider.identity.TokenServerFailures;
import io.llmrouter.engine.wire.Cancellation;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Looks up the AWS credentials of a machine, a workload or a user by Amazon's library, which searches the usual places
 * in the usual order, keeps credentials that expire, and fetches new ones shortly before they do. Nothing is looked up
 * before it is wanted, and then on a thread of its own, because the library cannot be cancelled. Thread-safe: {@link
 * SharedLookup} guards the search, the library what it keeps.
 */
final class AwsIdentity {

    /** What to do where there is none, for messages. */
    static final String NOT_FOUND = "no AWS credentials could be had: set apiKey or accessKeyId, or name a profile that"
            + " has keys, or give the machine or the container a role; single sign-on needs software.amazon.awssdk:sso"
            + " and ssooidc in the application, web identities and roles of profiles need software.amazon.awssdk:sts";

    private static final String NOT_ASKED =
            "the server that gives AWS credentials could not be asked, or had none to give";

    private AwsIdentity() {}

    /** The keys of a profile; without one, those of the first place that has any. */
    static Function<Cancellation, Outcome<AwsCredentials>> of(@Nullable String profile) {
        AwsCredentialsProvider found = profile == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.builder().profileName(profile).build();
        return new SharedLookup<>(() -> look(found))::get;
    }

    /** Not the library's message: it may quote what was found in files or said by a token server. */
    static Outcome<AwsCredentials> look(AwsCredentialsProvider where) {
        try {
            return Outcome.answered(where.resolveCredentials());
        } catch (RuntimeException e) {
            FailureKind kind = TokenServerFailures.kind(
                    e,
                    cause -> cause instanceof SdkServiceException told ? Stream.of(told.statusCode()) : Stream.empty());
            return Outcome.failed(kind, kind == FailureKind.AUTHENTICATION ? NOT_FOUND : NOT_ASKED);
        }
    }
}
