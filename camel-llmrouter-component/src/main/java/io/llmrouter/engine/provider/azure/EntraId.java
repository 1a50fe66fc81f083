package io.llmrouter.engine.provider.azure;

import io.llmrouter.engine.provider.identity.RequestSigner;
import java.time.InstantSource;

/**
 * Makes signers by Microsoft Entra ID. It is there without Microsoft's library, which {@link EntraSigner} needs as soon
 * as its class is loaded.
 */
public final class EntraId {

    private static final String LIBRARY = "com.azure:azure-identity";

    private EntraId() {}

    /** Makes signers whose tokens are kept by that clock. */
    public static RequestSigner.Factory factory(InstantSource clock) {
        return account -> {
            try {
                return EntraSigner.of(account, clock);
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException(
                        "account '" + account.name() + "' has no apiKey, and tokens of Microsoft Entra ID need "
                                + LIBRARY + " in the application",
                        e);
            }
        };
    }
}
