package io.llmrouter.engine.provider.google;

import io.llmrouter.engine.provider.identity.RequestSigner;

/**
 * Makes signers of requests to Google Cloud. It is there without Google's library, which {@link GoogleSigner} needs as
 * soon as its class is loaded.
 */
public final class GoogleCloud {

    /** The account's setting that names a file with credentials; without it, the machine's own are looked for. */
    public static final String CREDENTIALS = "credentials";

    private static final String LIBRARY = "com.google.auth:google-auth-library-oauth2-http";

    private GoogleCloud() {}

    /** Makes signers with the credentials of an account. */
    public static RequestSigner.Factory factory() {
        return account -> {
            try {
                return GoogleSigner.of(account);
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException(
                        "account '" + account.name()
                                + "' has no access token as its apiKey, and Google's credentials need " + LIBRARY
                                + " in the application",
                        e);
            }
        };
    }
}
