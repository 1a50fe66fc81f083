package io.llmrouter.engine.provider.bedrock;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * What a machine, a workload or a user is at AWS, found by Amazon's library: it looks in the usual places, in the usual
 * order, keeps keys that expire and fetches others shortly before they do. It looks for nothing before it is asked.
 */
final class AwsIdentity {

    /** What to do where there is none, for messages. */
    static final String NOT_FOUND = "no AWS credentials could be had: set apiKey or accessKeyId, or name a profile that"
            + " has keys, or give the machine or the container a role; single sign-on needs software.amazon.awssdk:sso"
            + " and ssooidc in the application, web identities and roles of profiles need software.amazon.awssdk:sts";

    private AwsIdentity() {}

    /** The keys of a profile; without one, those of the first place that has any. */
    static Supplier<AwsCredentials> of(@Nullable String profile) {
        AwsCredentialsProvider found = profile == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.builder().profileName(profile).build();
        return found::resolveCredentials;
    }
}
