package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.identity.RequestSigner;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an account's requests are signed.
 *
 * @param signer signs them; null when a key opens the account, or nothing does
 */
record AccountSigner(@Nullable RequestSigner signer) {

    static AccountSigner of(Account account, Map<String, RequestSigner.Factory> ways) {
        Quirks.Auth auth = account.preset().quirks().auth();
        boolean hasKey = !account.credentials().equals(List.of(Credential.NONE));
        RequestSigner.Factory way = ways.get(auth.scheme());
        boolean keyIsEnough = hasKey && (way == null || !way.takesKeys());
        if (auth.scheme().isEmpty() || keyIsEnough || account.off() != null) {
            return new AccountSigner(null);
        }
        if (way == null) {
            throw new IllegalArgumentException("account '" + account.name() + "' has no key, and nothing signs by '"
                    + auth.scheme() + "' here; there is: " + new TreeSet<>(ways.keySet()));
        }
        return new AccountSigner(way.create(account));
    }
}
