package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.provider.identity.RequestSigner;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * Makes signers of Amazon's Signature Version 4. It is there without Amazon's library, which {@link SigV4Signer} needs
 * as soon as its class is loaded.
 */
public final class SigV4 {

    private static final String LIBRARY = "software.amazon.awssdk:http-auth-aws";

    /** What finds out what a machine, a workload or a user is at AWS; it signs, too. */
    static final String IDENTITIES = "software.amazon.awssdk:auth";

    /** What to do where the library is missing. */
    public static final String MISSING =
            "it signs with AWS keys: add " + LIBRARY + " to the application, or set apiKey";

    private SigV4() {}

    /** Whether Amazon's library is there. */
    public static boolean isThere() {
        return isThere("software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner");
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, SigV4.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }

    /** Whether Amazon's library is there that finds what a machine, a workload or a user is at AWS. */
    static boolean findsIdentities() {
        return isThere("software.amazon.awssdk.auth.credentials.AwsCredentialsProvider");
    }

    /** Makes signers whose signatures are dated by that clock. */
    public static RequestSigner.Factory factory(InstantSource clock) {
        return account -> {
            try {
                return SigV4Signer.of(account, clock.withZone(ZoneOffset.UTC));
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException(
                        "account '" + account.name() + "' signs with AWS keys: add " + LIBRARY
                                + " to the application, or set apiKey",
                        e);
            }
        };
    }
}
